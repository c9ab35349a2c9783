//! The catalogue of Amazon Machine Images, under their publishers' naming.
//! Ids differ from region to region and are the same for every account.
//! Source: EC2 User Guide, "Amazon Machine Images (AMIs)".

use crate::kernel::region::Region;
use base::{Seed, Time};

/// An Amazon Machine Image.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// `ami-0915bcb5fa77e4892`.
    pub id: String,
    /// `amzn2-ami-hvm-2.0.20210219.0-x86_64-gp2`.
    pub name: String,
    /// The quick start's title: `Amazon Linux 2 AMI (HVM), SSD Volume Type`.
    pub title: &'static str,
    pub description: String,
    /// The publisher's account.
    pub owner_id: &'static str,
    /// `amazon`, where the publisher has an alias.
    pub owner_alias: Option<&'static str>,
    /// `x86_64` or `arm64`.
    pub architecture: &'static str,
    /// `/dev/xvda`.
    pub root_device_name: &'static str,
    /// The root volume's snapshot.
    pub snapshot_id: String,
    /// `gp2` or `gp3`, of the root volume of 8 GiB.
    pub volume_type: &'static str,
    pub creation_date: Time,
    /// Who signs in: `ec2-user`, `ubuntu`.
    pub user_name: &'static str,
}

struct Family {
    title: &'static str,
    name: &'static str,
    description: &'static str,
    publisher: Publisher,
    architecture: &'static str,
    volume_type: &'static str,
    created: &'static str,
}

#[derive(Clone, Copy)]
enum Publisher {
    Amazon,
    Canonical,
}

const AMAZON_LINUX_2: &str = "Amazon Linux 2 AMI (HVM), SSD Volume Type";
const AMAZON_LINUX_2023: &str = "Amazon Linux 2023 AMI";
const JAMMY: &str = "Ubuntu Server 22.04 LTS (HVM), SSD Volume Type";
const FOCAL: &str = "Ubuntu Server 20.04 LTS (HVM), SSD Volume Type";

const fn amazon(
    title: &'static str,
    name: &'static str,
    description: &'static str,
    architecture: &'static str,
    volume_type: &'static str,
    created: &'static str,
) -> Family {
    Family { title, name, description, publisher: Publisher::Amazon, architecture, volume_type, created }
}

const fn ubuntu(
    title: &'static str,
    name: &'static str,
    description: &'static str,
    architecture: &'static str,
    created: &'static str,
) -> Family {
    Family { title, name, description, publisher: Publisher::Canonical, architecture, volume_type: "gp2", created }
}

/// The image whose id is known: Amazon Linux 2 of March 2021 in us-east-1.
const KNOWN: (&str, &str) = ("amzn2-ami-hvm-2.0.20210219.0-x86_64-gp2", "ami-0915bcb5fa77e4892");

static FAMILIES: [Family; 9] = [
    amazon(
        AMAZON_LINUX_2,
        KNOWN.0,
        "Amazon Linux 2 AMI 2.0.20210219.0 x86_64 HVM gp2",
        "x86_64",
        "gp2",
        "2021-02-24T23:21:49Z",
    ),
    amazon(
        AMAZON_LINUX_2,
        "amzn2-ami-hvm-2.0.20210219.0-arm64-gp2",
        "Amazon Linux 2 LTS Arm64 AMI 2.0.20210219.0 arm64 HVM gp2",
        "arm64",
        "gp2",
        "2021-02-24T23:21:55Z",
    ),
    amazon(
        AMAZON_LINUX_2023,
        "al2023-ami-2023.5.20240819.0-kernel-6.1-x86_64",
        "Amazon Linux 2023 AMI 2023.5.20240819.0 x86_64 HVM kernel-6.1",
        "x86_64",
        "gp3",
        "2024-08-16T22:53:33Z",
    ),
    amazon(
        AMAZON_LINUX_2023,
        "al2023-ami-2023.5.20240819.0-kernel-6.1-arm64",
        "Amazon Linux 2023 AMI 2023.5.20240819.0 arm64 HVM kernel-6.1",
        "arm64",
        "gp3",
        "2024-08-16T22:53:40Z",
    ),
    ubuntu(
        JAMMY,
        "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20240801",
        "Canonical, Ubuntu, 22.04 LTS, amd64 jammy image build on 2024-08-01",
        "x86_64",
        "2024-08-01T09:15:12Z",
    ),
    ubuntu(
        JAMMY,
        "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-20240801",
        "Canonical, Ubuntu, 22.04 LTS, arm64 jammy image build on 2024-08-01",
        "arm64",
        "2024-08-01T09:18:47Z",
    ),
    ubuntu(
        FOCAL,
        "ubuntu/images/hvm-ssd/ubuntu-focal-20.04-amd64-server-20210223",
        "Canonical, Ubuntu, 20.04 LTS, amd64 focal image build on 2021-02-23",
        "x86_64",
        "2021-02-23T15:26:02Z",
    ),
    ubuntu(
        FOCAL,
        "ubuntu/images/hvm-ssd/ubuntu-focal-20.04-arm64-server-20210223",
        "Canonical, Ubuntu, 20.04 LTS, arm64 focal image build on 2021-02-23",
        "arm64",
        "2021-02-23T15:29:31Z",
    ),
    amazon(
        AMAZON_LINUX_2,
        "amzn2-ami-hvm-2.0.20210126.0-x86_64-gp2",
        "Amazon Linux 2 AMI 2.0.20210126.0 x86_64 HVM gp2",
        "x86_64",
        "gp2",
        "2021-01-28T05:33:23Z",
    ),
];

impl Family {
    fn image(&self, region: Region) -> Image {
        // AMI ids are AWS's, not the account's: no account's seed in them.
        let seed = Seed(2_021).branch(region.name()).branch(self.name);
        let (owner_id, owner_alias, root_device_name, user_name) = match self.publisher {
            Publisher::Amazon => ("137112412989", Some("amazon"), "/dev/xvda", "ec2-user"),
            Publisher::Canonical => ("099720109477", None, "/dev/sda1", "ubuntu"),
        };
        let known = self.name == KNOWN.0 && region == Region::US_EAST_1;
        Image {
            id: if known { KNOWN.1.to_string() } else { format!("ami-0{}", seed.hex("ami-", 0, 16)) },
            name: self.name.to_string(),
            title: self.title,
            description: self.description.to_string(),
            owner_id,
            owner_alias,
            architecture: self.architecture,
            root_device_name,
            snapshot_id: format!("snap-0{}", seed.hex("snap-", 0, 16)),
            volume_type: self.volume_type,
            creation_date: Time::parse(self.created).unwrap_or_default(),
            user_name,
        }
    }
}

/// Every image of a region, the quick start's first choice first.
pub fn images(region: Region) -> impl Iterator<Item = Image> {
    FAMILIES.iter().map(move |family| family.image(region))
}

/// The image of that id in the region.
pub fn image(region: Region, id: &str) -> Option<Image> {
    images(region).find(|image| image.id == id)
}
