//! What shows things and says things: buttons, statuses, messages, facts, code.

use super::words::Say;
use crate::components::*;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub say: Say,
}

#[component]
pub fn Shows(props: &Props) -> Html {
    let say = props.say;
    let modal = use_state(|| None::<ModalSize>);
    let tab = use_state(|| AttrValue::from("subscriptions"));
    let range = use_state(|| AttrValue::from("1h"));
    let set_modal = |size: Option<ModalSize>| {
        let modal = modal.clone();
        Callback::from(move |()| modal.set(size))
    };
    let onchange = {
        let tab = tab.clone();
        Callback::from(move |id| tab.set(id))
    };
    let onrange = {
        let range = range.clone();
        Callback::from(move |id| range.set(id))
    };
    let segments = ["5m", "1h", "3h", "12h", "1d"].map(|it| Segment::new(it, it)).to_vec();
    html! {
        <>
            <Container title={say.it("Buttons", "버튼")} description={say.it("One primary in a view, last in its row.", "화면마다 기본 버튼은 하나, 줄의 맨 끝에 둡니다.")}>
                <Stack gap={Gap::M}>
                    <Inline gap={Gap::Xs}>
                        <Button label={say.it("Normal", "일반")} />
                        <Button label={say.it("With icon", "아이콘 포함")} icon={IconName::Refresh} />
                        <Button label={say.it("Link", "링크")} variant={ButtonVariant::Link} />
                        <Button label={say.it("Inline", "인라인")} variant={ButtonVariant::Inline} icon={IconName::Add} />
                        <Button label={say.it("Settings", "설정")} variant={ButtonVariant::Icon} icon={IconName::Settings} />
                        <Button label={say.it("Address", "주소")} href="#/gallery" icon_end={IconName::ExternalLink} />
                        <Button label={say.it("Pressed", "눌림")} pressed=true />
                        <Button label={say.it("Primary", "기본")} variant={ButtonVariant::Primary} />
                    </Inline>
                    <Inline gap={Gap::Xs}>
                        <Button label={say.it("Disabled", "비활성")} disabled=true />
                        <Button label={say.it("Disabled with reason", "이유 있는 비활성")} disabled=true disabled_reason={say.it("Select an instance first.", "먼저 인스턴스를 선택하세요.")} />
                        <Button label={say.it("Disabled", "비활성")} variant={ButtonVariant::Primary} disabled=true />
                        <Button label={say.it("Disabled", "비활성")} variant={ButtonVariant::Link} disabled=true />
                        <Button label={say.it("Loading", "로드 중")} loading=true />
                        <Button label={say.it("Loading", "로드 중")} variant={ButtonVariant::Primary} loading=true />
                    </Inline>
                    <Inline gap={Gap::Xs}>
                        <Button label={say.it("Small dialog", "작은 대화 상자")} onclick={set_modal(Some(ModalSize::Small))} />
                        <Button label={say.it("Medium dialog", "중간 대화 상자")} onclick={set_modal(Some(ModalSize::Medium))} />
                        <Button label={say.it("Large dialog", "큰 대화 상자")} onclick={set_modal(Some(ModalSize::Large))} />
                        <SegmentedControl {segments} selected={(*range).clone()} onchange={onrange} label={say.it("Range", "범위")} />
                    </Inline>
                </Stack>
            </Container>
            if let Some(size) = *modal {
                { stop_modal(say, size, &set_modal(None)) }
            }
            <Container title={say.it("Details", "세부 정보")} actions={html! { <Button label={say.it("Edit", "편집")} /> }}>
                { key_values(say) }
            </Container>
            <Tabs
                label="ec2-alerts"
                active={(*tab).clone()}
                {onchange}
                tabs={vec![
                    Tab::new("subscriptions", say.it("Subscriptions", "구독"), html! { <Container title={say.it("Statuses", "상태")}>{ statuses(say) }</Container> }),
                    Tab::new("policy", say.it("Access policy", "액세스 정책"), html! { <Container title={say.it("Access policy", "액세스 정책")}>{ code(say) }</Container> }),
                    Tab::new("log", say.it("Delivery log", "전송 로그"), html! { <p>{ "-" }</p> }),
                ]}
            />
            <Container title={say.it("Code", "코드")}>{ code(say) }</Container>
            <Container title={say.it("Messages", "메시지")}>{ alerts(say) }</Container>
            <Container title={say.it("Badges, links, progress, icons", "배지, 링크, 진행률, 아이콘")} counter="(45)">
                <Stack gap={Gap::M}>
                    <Inline gap={Gap::Xs}>
                        <Badge text={say.it("Grey", "회색")} />
                        <Badge color={BadgeColor::Blue} text={say.it("Blue", "파랑")} />
                        <Badge color={BadgeColor::Green} text={say.it("Green", "초록")} />
                        <Badge color={BadgeColor::Red} text={say.it("Red", "빨강")} />
                        <Badge color={BadgeColor::Yellow} text={say.it("Yellow", "노랑")} />
                    </Inline>
                    <p>
                        { say.it("See ", "자세한 내용은 ") }
                        <Link href="#/gallery" text={say.it("event patterns", "이벤트 패턴")} />
                        { ", " }
                        <Link href="#/gallery" external=true text={say.it("the user guide", "사용 설명서")} />
                        { ", " }
                        <Link variant={LinkVariant::Strong} text={say.it("a button like a link", "링크 같은 버튼")} />
                    </p>
                    <ProgressBar percent=62 label={say.it("Fast forward", "빨리 감기")} description={say.it("To the next alarm", "다음 경보까지")} />
                    <Inline gap={Gap::M}>
                        { for IconName::ALL.iter().map(|name| html! { <Icon name={*name} /> }) }
                        <Spinner />
                        <Spinner large=true />
                    </Inline>
                </Stack>
            </Container>
            <ExpandableSection
                variant={ExpandableVariant::Container}
                title={say.it("Encryption", "암호화")}
                description={say.it("Off by default", "기본값은 꺼짐")}
            >
                <p>{ say.it("Nothing to set here yet.", "아직 설정할 것이 없습니다.") }</p>
            </ExpandableSection>
        </>
    }
}

fn stop_modal(say: Say, size: ModalSize, close: &Callback<()>) -> Html {
    html! {
        <Modal
            title={say.it("Stop instance", "인스턴스 중지")}
            {size}
            onclose={close.clone()}
            footer={html! {
                <>
                    <Button variant={ButtonVariant::Link} label={say.it("Cancel", "취소")} onclick={close.clone()} />
                    <Button variant={ButtonVariant::Primary} label={say.it("Stop", "중지")} onclick={close.clone()} />
                </>
            }}
        >
            <Stack gap={Gap::M}>
                <p>{ say.it("To confirm, these instances will be stopped:", "다음 인스턴스가 중지됩니다.") }</p>
                <p class="tw-mono">{ "i-0ab1c2d3e4f5a6b71 (web-1)" }</p>
                <Alert kind={AlertKind::Warning}>
                    { say.it("The public address is lost when the instance stops.", "인스턴스가 중지되면 퍼블릭 주소가 사라집니다.") }
                </Alert>
            </Stack>
        </Modal>
    }
}

pub fn key_values(say: Say) -> Html {
    html! {
        <KeyValuePairs
            columns=4
            items={vec![
                KeyValue::text(say.it("Name", "이름"), "ec2-alerts"),
                KeyValue::copyable("ARN", "arn:aws:sns:ap-northeast-2:123456789012:ec2-alerts"),
                KeyValue::text(say.it("Type", "유형"), "Standard"),
                KeyValue::html(say.it("Status", "상태"), status(StatusKind::Success, say.it("Active", "활성"))),
                KeyValue::text(say.it("Display name", "표시 이름"), ""),
                KeyValue { info: html! { <Link variant={LinkVariant::Info} /> }, ..KeyValue::text(say.it("Topic owner", "주제 소유자"), "123456789012") },
                KeyValue::html(say.it("Rule", "규칙"), html! { <Link href="#/gallery" text="stop-alert" /> }),
            ]}
        />
    }
}

fn statuses(say: Say) -> Html {
    let texts = [
        say.it("Running", "실행 중"),
        say.it("Pending", "대기 중"),
        say.it("Stopped", "중지됨"),
        say.it("Failed", "실패"),
        say.it("In alarm", "경보 상태"),
        say.it("Impaired", "손상됨"),
        say.it("Waiting", "기다리는 중"),
        say.it("Insufficient data", "데이터 부족"),
        say.it("Loading", "로드 중"),
    ];
    html! {
        <Inline gap={Gap::M}>
            { for StatusKind::ALL.into_iter().zip(texts).map(|(kind, text)| html! { <StatusIndicator {kind} {text} /> }) }
        </Inline>
    }
}

fn code(say: Say) -> Html {
    html! {
        <CodeBlock
            name={say.it("Event pattern", "이벤트 패턴")}
            line_numbers=true
            code={"{\n  \"source\": [\"aws.ec2\"],\n  \"detail-type\": [\"EC2 Instance State-change Notification\"],\n  \"detail\": {\n    \"state\": [\"stopped\"]\n  }\n}"}
        />
    }
}

fn alerts(say: Say) -> Html {
    html! {
        <Stack gap={Gap::S}>
            <Alert title={say.it("Only future events count", "앞으로의 이벤트만 집계됩니다")}>
                { say.it("A metric filter never looks back.", "지표 필터는 지난 로그를 보지 않습니다.") }
            </Alert>
            <Alert kind={AlertKind::Success}>{ say.it("The pattern matches the sample event.", "패턴이 샘플 이벤트와 일치합니다.") }</Alert>
            <Alert kind={AlertKind::Warning} action={html! { <Button label={say.it("Add statement", "명령문 추가")} /> }}>
                { say.it("The topic's policy does not admit events.amazonaws.com.", "주제의 정책이 events.amazonaws.com을 허용하지 않습니다.") }
            </Alert>
            <Alert kind={AlertKind::Error} title="InvalidEventPatternException" ondismiss={Callback::noop()}>
                { "Event pattern is not valid. Reason: Unexpected character at [Source: (String); line: 2, column: 3]" }
            </Alert>
        </Stack>
    }
}

pub fn flashes(say: Say) -> Vec<Flash> {
    vec![
        Flash {
            id: "stopping".into(),
            loading: true,
            text: say.it("Stopping i-0ab1c2d3e4f5a6b71", "i-0ab1c2d3e4f5a6b71 중지 중"),
            action: Some(say.it("Undo", "실행 취소")),
            ..Flash::default()
        },
        Flash {
            id: "created".into(),
            kind: AlertKind::Success,
            title: say.it("Topic ec2-alerts created", "ec2-alerts 주제를 생성했습니다"),
            text: say.it("Create a subscription to receive its messages.", "메시지를 받으려면 구독을 생성하세요."),
            link: Some((say.it("View topic", "주제 보기"), "#/gallery".into())),
            ..Flash::default()
        },
        Flash {
            id: "pending".into(),
            kind: AlertKind::Warning,
            text: say.it("One subscription is pending confirmation.", "구독 하나가 확인 대기 중입니다."),
            ..Flash::default()
        },
        Flash {
            id: "refused".into(),
            kind: AlertKind::Error,
            title: "AuthorizationError".into(),
            text: "User is not authorized to perform: SNS:Publish".into(),
            ..Flash::default()
        },
        Flash {
            id: "old".into(), text: say.it("The clock was paused.", "시계가 멈췄습니다."), ..Flash::default()
        },
    ]
}
