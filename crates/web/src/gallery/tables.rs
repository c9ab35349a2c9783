//! Tables: rows with selection, and each of the states without rows.

use super::words::Say;
use crate::components::*;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub say: Say,
}

#[component]
pub fn Tables(props: &Props) -> Html {
    let say = props.say;
    let selected = use_state(|| vec![AttrValue::from("i-0ab1c2d3e4f5a6b71")]);
    let one = use_state(Vec::<AttrValue>::new);
    let onselect = {
        let selected = selected.clone();
        Callback::from(move |ids| selected.set(ids))
    };
    let onone = {
        let one = one.clone();
        Callback::from(move |ids| one.set(ids))
    };
    let instances = use_memo(say, |say| instances(*say));
    let columns = use_memo(say, |say| instance_columns(*say));
    let short = use_memo(say, |say| {
        vec![
            Column::new("name", say.it("Name", "이름")),
            Column::new("state", say.it("State", "상태")),
            Column::new("count", say.it("Events", "이벤트")).end(),
        ]
    });
    let few = use_memo(say, |say| {
        ["stop-alert", "batch-nightly", "audit"]
            .into_iter()
            .zip(["12", "1,204", "0"])
            .map(|(name, count)| {
                let state = Cell::status(StatusKind::Success, say.it("Enabled", "활성화됨"));
                Row::new(name, name, vec![Cell::link(name, "#/gallery"), state, Cell::text(count)])
            })
            .collect::<Vec<_>>()
    });
    let none = use_memo((), |()| Vec::new());
    let empty = TableEmpty {
        title: say.it("No rules", "규칙 없음"),
        text: say.it("No rules to display on this event bus.", "이 이벤트 버스에 표시할 규칙이 없습니다."),
        action: html! { <Button label={say.it("Create rule", "규칙 생성")} /> },
    };
    let actions = vec![
        MenuItem::new("stop", say.it("Stop instance", "인스턴스 중지")),
        MenuItem::new("start", say.it("Start instance", "인스턴스 시작"))
            .disabled_if(Some(say.it("The instance is running.", "인스턴스가 실행 중입니다."))),
        MenuItem::new("reboot", say.it("Reboot instance", "인스턴스 재부팅")),
        MenuItem { divider: true, ..MenuItem::new("terminate", say.it("Terminate instance", "인스턴스 종료")) },
    ];
    html! {
        <>
            <Table
                title={say.it("Instances", "인스턴스")}
                info={html! { <Link variant={LinkVariant::Info} /> }}
                {columns}
                rows={instances}
                selection={Selection::Multi}
                selected={(*selected).clone()}
                {onselect}
                filter_placeholder={say.it("Find instance by attribute", "속성으로 인스턴스 찾기")}
                page_size=6
                actions={html! {
                    <>
                        <Button variant={ButtonVariant::Icon} icon={IconName::Refresh} label={say.it("Refresh", "새로 고침")} />
                        <Button label={say.it("Connect", "연결")} disabled=true disabled_reason={say.it("Select one running instance.", "실행 중인 인스턴스 하나를 선택하세요.")} />
                        <ButtonDropdown label={say.it("Instance state", "인스턴스 상태")} items={actions} onselect={Callback::noop()} />
                        <Button variant={ButtonVariant::Primary} label={say.it("Launch instances", "인스턴스 시작")} />
                    </>
                }}
            />
            <Columns>
                <Table
                    title={say.it("Rules", "규칙")}
                    columns={short.clone()}
                    rows={few}
                    selection={Selection::Single}
                    selected={(*one).clone()}
                    onselect={onone}
                    initial_sort={Sort { column: "name".into(), descending: false }}
                />
                <Stack>
                    <Table title={say.it("Rules", "규칙")} columns={short.clone()} rows={none.clone()} {empty} />
                    <Table title={say.it("Targets", "대상")} columns={short.clone()} rows={none.clone()} loading=true />
                    <Table title={say.it("Trails", "추적")} columns={short} rows={none} error={say.it("AccessDeniedException: not authorized.", "AccessDeniedException: not authorized.")} />
                </Stack>
            </Columns>
        </>
    }
}

fn instance_columns(say: Say) -> Vec<Column> {
    vec![
        Column::new("name", say.it("Name", "이름")),
        Column::new("id", say.it("Instance ID", "인스턴스 ID")),
        Column::new("state", say.it("Instance state", "인스턴스 상태")),
        Column::new("type", say.it("Instance type", "인스턴스 유형")).wide_only(),
        Column::new("checks", say.it("Status check", "상태 검사")).wide_only(),
        Column::new("alarm", say.it("Alarm status", "경보 상태")).wide_only(),
        Column::new("ip", say.it("Public IPv4", "퍼블릭 IPv4")).wide_only(),
    ]
}

fn instances(say: Say) -> Vec<Row> {
    let states = [
        (StatusKind::Success, "Running", "실행 중"),
        (StatusKind::Pending, "Stopping", "중지 중"),
        (StatusKind::Stopped, "Stopped", "중지됨"),
    ];
    let alarms = [
        (StatusKind::Success, "OK", "정상"),
        (StatusKind::Alarm, "In alarm", "경보 상태"),
        (StatusKind::InProgress, "Insufficient data", "데이터 부족"),
    ];
    (0..14)
        .map(|number: usize| {
            let (kind, english, korean) = states.get(number % 3).copied().unwrap_or((StatusKind::Stopped, "", ""));
            let alarm = alarms.get(number % 5).copied();
            let name = AttrValue::from(format!("web-{}", number + 1));
            let id = AttrValue::from(format!("i-0ab1c2d3e4f5a6b7{}", number + 1));
            let checks = if kind == StatusKind::Success {
                Cell::status(StatusKind::Success, say.it("2/2 checks passed", "2/2개 검사 통과"))
            } else {
                Cell::text("")
            };
            Row::new(
                id.clone(),
                name.clone(),
                vec![
                    Cell::text(name),
                    Cell::link(id, "#/gallery"),
                    Cell::status(kind, say.it(english, korean)),
                    Cell::text("t3.micro"),
                    checks,
                    alarm.map_or_else(|| Cell::text(""), |(kind, en, ko)| Cell::status(kind, say.it(en, ko))),
                    Cell::text(if kind == StatusKind::Success {
                        format!("3.35.10.{}", number + 4)
                    } else {
                        String::new()
                    }),
                ],
            )
        })
        .collect()
}
