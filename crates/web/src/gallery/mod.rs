//! Every component in every variant, for the eye and for axe: `#/gallery`, with
//! `?lang=ko` and `?theme=dark` to begin otherwise. In debug builds only
//! (`cargo xtask dev`).

mod forms;
mod graphs;
mod shows;
mod tables;
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests;
mod words;

use crate::browser;
use crate::components::*;
use words::Say;
use yew::prelude::*;

#[component]
pub fn Gallery() -> Html {
    let asked = use_memo((), |()| browser::fragment());
    let korean = use_state(|| asked.contains("lang=ko"));
    let dark = use_state(|| asked.contains("theme=dark"));
    let say = Say { korean: *korean };
    use_effect_with((*korean, *dark), |(korean, dark)| {
        browser::dress("Trailwatch gallery", if *korean { "ko" } else { "en" }, if *dark { "dark" } else { "light" });
    });
    html! {
        <ContextProvider<std::rc::Rc<Words>> context={say.words()}>
            <Frame {say} {korean} {dark} />
        </ContextProvider<std::rc::Rc<Words>>>
    }
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    say: Say,
    korean: UseStateHandle<bool>,
    dark: UseStateHandle<bool>,
}

/// The gallery stands in the real shell.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let say = props.say;
    let wide = crate::hooks::use_media("(min-width: 1120px)");
    let navigation_open = use_state(|| None::<bool>);
    let panel_open = use_state(|| None::<bool>);
    let split_open = use_state(|| false);
    let message = use_state(AttrValue::default);
    let flashes = use_state(|| shows::flashes(say));
    let navigation_shown = navigation_open.unwrap_or(wide);
    let panel_shown = panel_open.unwrap_or(wide);

    let onnavigation = {
        let navigation_open = navigation_open.clone();
        Callback::from(move |open| navigation_open.set(Some(open)))
    };
    let close_panel = {
        let panel_open = panel_open.clone();
        Callback::from(move |()| panel_open.set(Some(false)))
    };
    let toggle_panel = {
        let panel_open = panel_open.clone();
        Callback::from(move |()| panel_open.set(Some(!panel_shown)))
    };
    let set_split = |open: bool| {
        let split_open = split_open.clone();
        Callback::from(move |()| split_open.set(open))
    };
    let ondismiss = {
        let flashes = flashes.clone();
        Callback::from(move |id: AttrValue| {
            flashes.set((*flashes).iter().filter(|it| it.id != id).cloned().collect::<Vec<_>>());
        })
    };
    let onaction = {
        let message = message.clone();
        Callback::from(move |id: AttrValue| message.set(id))
    };
    let split = if *split_open {
        html! {
            <SplitPanel title="web-1" onclose={set_split(false)} height=260>
                { shows::key_values(say) }
            </SplitPanel>
        }
    } else {
        Html::default()
    };
    html! {
        <Shell
            labels={labels(say)}
            top={top(props)}
            breadcrumbs={html! {
                <Breadcrumbs
                    label={say.it("Breadcrumbs", "이동 경로")}
                    items={vec![
                        Crumb::new("EC2", "#/gallery"),
                        Crumb::new(say.it("Instances", "인스턴스"), "#/gallery"),
                        Crumb::new(say.it("Components", "구성 요소"), ""),
                    ]}
                />
            }}
            tools={html! {
                <>
                    <Button variant={ButtonVariant::Icon} icon={IconName::List} label={say.it("Lab guide", "실습 안내")} pressed={panel_shown} onclick={toggle_panel} />
                    <Button variant={ButtonVariant::Icon} icon={IconName::Map} label={say.it("Details", "세부 정보")} pressed={*split_open} onclick={set_split(!*split_open)} />
                </>
            }}
            navigation={navigation(say)}
            navigation_open={navigation_shown}
            {onnavigation}
            panel={panel_shown.then(|| panel(say, &close_panel))}
            onpanelclose={close_panel.clone()}
            flashes={html! {
                <Flashbar
                    items={(*flashes).clone()}
                    label={say.it("Notifications", "알림")}
                    {ondismiss}
                    {onaction}
                    stack_label={say.it("5 notifications", "알림 5개")}
                />
            }}
            {split}
            footer={html! {
                <>
                    <span>{ say.it("Simulation. Not affiliated with AWS.", "시뮬레이션입니다. AWS와 관련이 없습니다.") }</span>
                    <a class="tw-footer-link" href="#/">{ say.it("Share", "공유") }</a>
                </>
            }}
        >
            <LiveRegion message={(*message).clone()} />
            <Header
                level={HeaderLevel::H1}
                title={say.it("Components", "구성 요소")}
                description={say.it(
                    "Each part of the page in each of its variants.",
                    "페이지를 이루는 모든 부품을 변형별로 보여 줍니다.",
                )}
                info={html! { <Link variant={LinkVariant::Info} /> }}
                actions={html! {
                    <>
                        <Button label={say.it("Edit", "편집")} />
                        <Button label={say.it("Delete", "삭제")} />
                        <Button variant={ButtonVariant::Primary} label={say.it("Publish message", "메시지 게시")} />
                    </>
                }}
            />
            <tables::Tables {say} />
            <shows::Shows {say} />
            <graphs::Graphs {say} />
            <forms::Forms {say} />
        </Shell>
    }
}

fn labels(say: Say) -> ShellLabels {
    ShellLabels {
        skip_to_main: say.it("Skip to main content", "본문으로 건너뛰기"),
        header: say.it("Global", "전역"),
        navigation: say.it("Service navigation", "서비스 탐색"),
        open_navigation: say.it("Open navigation", "탐색 열기"),
        close_navigation: say.it("Close navigation", "탐색 닫기"),
        panel: say.it("Lab guide", "실습 안내"),
    }
}

fn top(props: &FrameProps) -> Html {
    let say = props.say;
    let flip = |state: &UseStateHandle<bool>| {
        let state = state.clone();
        Callback::from(move |()| state.set(!*state))
    };
    let regions = vec![
        MenuItem {
            heading: Some(say.it("Asia Pacific", "아시아 태평양")),
            checked: Some(true),
            description: Some("ap-northeast-2".into()),
            ..MenuItem::new("ap-northeast-2", say.it("Seoul", "서울"))
        },
        MenuItem {
            checked: Some(false),
            description: Some("ap-northeast-1".into()),
            ..MenuItem::new("ap-northeast-1", say.it("Tokyo", "도쿄"))
        },
        MenuItem {
            divider: true,
            heading: Some(say.it("United States", "미국")),
            checked: Some(false),
            description: Some("us-east-1".into()),
            ..MenuItem::new("us-east-1", say.it("N. Virginia", "버지니아 북부"))
        },
    ];
    html! {
        <TopBar
            product="Trailwatch"
            home="#/"
            end={html! {
                <>
                    <Button variant={ButtonVariant::TopBar} icon={IconName::Theme} label="" aria_label={say.it("Dark mode", "다크 모드")} pressed={*props.dark} onclick={flip(&props.dark)} />
                    <Button variant={ButtonVariant::TopBar} icon={IconName::Globe} label={say.it("한국어", "English")} onclick={flip(&props.korean)} />
                    <ButtonDropdown
                        variant={ButtonVariant::TopBar}
                        label={say.it("Seoul", "서울")}
                        aria_label={say.it("Region: Seoul", "리전: 서울")}
                        items={regions}
                        onselect={Callback::noop()}
                        align_end=true
                    />
                </>
            }}
        >
            <Search {say} />
        </TopBar>
    }
}

#[derive(Properties, PartialEq)]
struct SearchProps {
    say: Say,
}

#[component]
fn Search(props: &SearchProps) -> Html {
    let say = props.say;
    let value = use_state(String::new);
    let onchange = {
        let value = value.clone();
        Callback::from(move |text| value.set(text))
    };
    let all = [
        ("ec2", "EC2", say.it("Virtual servers", "가상 서버")),
        ("sns", "SNS", say.it("Topics and subscriptions", "주제와 구독")),
        ("events", "EventBridge", say.it("Rules on events", "이벤트 규칙")),
        ("trail", "CloudTrail", say.it("Who did what, and when", "누가 언제 무엇을 했는지")),
    ];
    let wanted = value.to_ascii_lowercase();
    let suggestions: Vec<Suggestion> = all
        .into_iter()
        .filter(|it| it.1.to_ascii_lowercase().contains(&wanted))
        .enumerate()
        .map(|(index, (id, text, description))| Suggestion {
            id: id.into(),
            text: text.into(),
            description,
            heading: (index == 0).then(|| say.it("Services", "서비스")),
        })
        .collect();
    html! {
        <SearchBox
            value={(*value).clone()}
            {onchange}
            {suggestions}
            onselect={Callback::noop()}
            label={say.it("Search", "검색")}
            empty={say.it("No matches", "일치 항목 없음")}
            hint="[Alt+S]"
        />
    }
}

fn navigation(say: Say) -> Html {
    html! {
        <SideNavigation
            title="EC2"
            title_href="#/gallery"
            current="#/instances"
            items={vec![
                NavItem::Link(NavLink::new(say.it("Dashboard", "대시보드"), "#/dashboard")),
                NavItem::Divider,
                NavItem::Section {
                    title: say.it("Instances", "인스턴스"),
                    links: vec![
                        NavLink::new(say.it("Instances", "인스턴스"), "#/instances"),
                        NavLink {
                            extra: html! { <Badge color={BadgeColor::Blue} text={say.it("New", "신규")} /> },
                            ..NavLink::new(say.it("Launch templates", "시작 템플릿"), "#/templates")
                        },
                    ],
                },
                NavItem::Section {
                    title: say.it("Network", "네트워크"),
                    links: vec![NavLink::new(say.it("Security groups", "보안 그룹"), "#/groups")],
                },
            ]}
        />
    }
}

fn panel(say: Say, onclose: &Callback<()>) -> Html {
    html! {
        <Panel title={say.it("LAB 1", "실습 1")} onclose={onclose.clone()}>
            <Stack gap={Gap::M}>
                <ProgressBar percent=43 value_text="3/7" label={say.it("Steps done", "완료한 단계")} />
                <ExpandableSection title={say.it("1 Create a topic", "1 주제 만들기")} initially_expanded=true>
                    <Stack gap={Gap::S}>
                        <p class="tw-prose-p">{ say.it(
                            "Open SNS and create a topic named ec2-alerts. A rule will send its events there.",
                            "SNS를 열고 ec2-alerts라는 주제를 만드세요. 규칙이 이벤트를 이 주제로 보냅니다.",
                        ) }</p>
                        <ul class="tw-prose-list">
                            <li>{ say.it("Type: ", "유형: ") }<code class="tw-code">{ "Standard" }</code></li>
                            <li>{ say.it("Name: ", "이름: ") }<code class="tw-code">{ "ec2-alerts" }</code></li>
                        </ul>
                    </Stack>
                </ExpandableSection>
                <ExpandableSection title={say.it("2 Confirm the mail", "2 메일 확인하기")}>
                    <p>{ say.it("Open the inbox.", "받은 편지함을 여세요.") }</p>
                </ExpandableSection>
            </Stack>
        </Panel>
    }
}
