//! `cargo xtask gallery`: a picture of each lab step in each language.

use crate::test::e2e;
use crate::{Outcome, build, project, run, setup};

/// `gallery [FOLDER]`: into tests/e2e/out/gallery unless said otherwise.
pub(crate) fn command(words: &[&str]) -> Outcome {
    let folder = match words {
        [] => project::tests().join("e2e").join("out").join("gallery"),
        [folder] => project::root().join(folder),
        _ => return Err("gallery takes one folder at most".to_owned()),
    };
    let tools = setup::ensure(&[&setup::PAGE[..], &setup::E2E].concat())?;
    build::page(&tools)?;
    let server = e2e::serve()?;
    let mut command = e2e::playwright(&tools, &server, &[])?;
    command.env("TRAILWATCH_GALLERY", &folder);
    match run::openly(command)? {
        true => {
            println!("pictures in {}", folder.display());
            Ok(())
        }
        false => Err("not every picture could be taken".to_owned()),
    }
}
