//! Fields, and the frame of a form in steps.

use super::words::Say;
use crate::components::*;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub say: Say,
}

#[component]
pub fn Forms(props: &Props) -> Html {
    let say = props.say;
    let name = use_state(|| "ec2 alerts".to_owned());
    let text = use_state(String::new);
    let pattern = use_state(|| "{\n  \"source\": [\"aws.ec2\"],\n  \"detail\": { \"state\": [stopped] }\n}".to_owned());
    let state = use_state(|| AttrValue::from("stopped"));
    let states = use_state(|| vec![AttrValue::from("stopped"), AttrValue::from("terminated")]);
    let kind = use_state(|| AttrValue::from("pattern"));
    let (on, checked) = (use_state(|| true), use_state(|| true));
    let step = use_state(|| 1usize);

    let options = vec![
        Choice::new("pending", "pending"),
        Choice::new("running", "running"),
        Choice::new("stopping", "stopping"),
        Choice::new("stopped", "stopped"),
        Choice::new("terminated", "terminated"),
    ];
    let kinds = vec![
        Choice::new("pattern", say.it("Event pattern", "이벤트 패턴"))
            .described(say.it("Runs when an event matches.", "이벤트가 일치하면 실행됩니다.")),
        Choice::new("schedule", say.it("Schedule", "일정"))
            .described(say.it("Runs at set times.", "정해진 시각에 실행됩니다.")),
        Choice {
            disabled: true,
            ..Choice::new("both", say.it("Both", "둘 다"))
                .described(say.it("Not in this account.", "이 계정에서는 쓸 수 없습니다."))
        },
    ];
    let errors = vec![CodeError {
        line: 3,
        column: 26,
        message: "Unrecognized token 'stopped': was expecting JSON".into(),
        span: None,
    }];
    let to = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |value| state.set(value))
    };
    let choose = |state: &UseStateHandle<AttrValue>| {
        let state = state.clone();
        Callback::from(move |value| state.set(value))
    };
    let flip = |state: &UseStateHandle<bool>| {
        let state = state.clone();
        Callback::from(move |value| state.set(value))
    };
    let onstates = {
        let states = states.clone();
        Callback::from(move |values| states.set(values))
    };
    let go = |by: isize| {
        let step = step.clone();
        Callback::from(move |()| step.set(step.saturating_add_signed(by).min(4)))
    };
    let onstep = {
        let step = step.clone();
        Callback::from(move |to| step.set(to))
    };
    let steps = vec![
        Step::new(say.it("Define rule detail", "규칙 세부 정보 정의")),
        Step::new(say.it("Build event pattern", "이벤트 패턴 작성")),
        Step::new(say.it("Select targets", "대상 선택")),
        Step { optional: true, ..Step::new(say.it("Configure tags", "태그 구성")) },
        Step::new(say.it("Review and create", "검토 및 생성")),
    ];
    html! {
        <Wizard
            {steps}
            active={*step}
            label={say.it("Steps", "단계")}
            submit_label={say.it("Create rule", "규칙 생성")}
            oncancel={Callback::noop()}
            onnext={go(1)}
            onsubmit={Callback::noop()}
            {onstep}
        >
            <Container title={say.it("Rule detail", "규칙 세부 정보")}>
                <Form>
                    <FormField
                        label={say.it("Name", "이름")}
                        constraint={say.it("Maximum of 64 characters: letters, digits, . - _", "최대 64자: 영문자, 숫자, . - _")}
                        error={name.contains(' ').then(|| say.it("The name can't contain spaces.", "이름에는 공백을 넣을 수 없습니다."))}
                    >
                        <Input value={(*name).clone()} onchange={to(&name)} />
                    </FormField>
                    <FormField
                        label={say.it("Description", "설명")}
                        optional=true
                        info={html! { <Link variant={LinkVariant::Info} /> }}
                        description={say.it("What the rule is for.", "규칙의 용도입니다.")}
                    >
                        <Textarea value={(*text).clone()} onchange={to(&text)} placeholder={say.it("Enter a description", "설명 입력")} />
                    </FormField>
                    <FormField label={say.it("State", "상태")}>
                        <Select value={(*state).clone()} options={options.clone()} onchange={choose(&state)} />
                    </FormField>
                    <FormField label={say.it("Event bus", "이벤트 버스")}>
                        <Select value="" options={options.clone()} onchange={Callback::noop()} />
                    </FormField>
                    <FormField label={say.it("Specific states", "특정 상태")}>
                        <Multiselect values={(*states).clone()} {options} onchange={onstates} />
                    </FormField>
                    <FormField label={say.it("Account", "계정")}>
                        <Input value="123456789012" readonly=true onchange={Callback::noop()} />
                    </FormField>
                    <FormField label={say.it("Region", "리전")}>
                        <Input value="ap-northeast-2" disabled=true onchange={Callback::noop()} />
                    </FormField>
                    <FormField group=true label={say.it("Rule type", "규칙 유형")}>
                        <Tiles value={(*kind).clone()} options={kinds.clone()} onchange={choose(&kind)} />
                    </FormField>
                    <FormField group=true label={say.it("Rule type", "규칙 유형")}>
                        <RadioGroup value={(*kind).clone()} options={kinds} onchange={choose(&kind)} />
                    </FormField>
                    <Inline gap={Gap::M}>
                        <Toggle checked={*on} label={say.it("Enable the rule", "규칙 활성화")} onchange={flip(&on)} />
                        <Toggle checked=false disabled=true label={say.it("Disabled", "비활성")} onchange={Callback::noop()} />
                        <Checkbox checked={*checked} label={say.it("Read", "읽기")} onchange={flip(&checked)} />
                        <Checkbox checked=false indeterminate=true label={say.it("Some", "일부")} onchange={Callback::noop()} />
                        <Checkbox checked=true disabled=true label={say.it("Write", "쓰기")} description={say.it("Always on", "항상 켜짐")} onchange={Callback::noop()} />
                    </Inline>
                </Form>
            </Container>
            <Container title={say.it("Event pattern", "이벤트 패턴")}>
                <FormField stretch=true label="JSON" constraint={say.it("Tab leaves the field.", "Tab 키로 나갈 수 있습니다.")}>
                    <CodeArea
                        value={(*pattern).clone()}
                        onchange={to(&pattern)}
                        {errors}
                        language="JSON"
                        rows=8
                        tools={html! { <Button variant={ButtonVariant::Inline} label={say.it("Format", "서식 정리")} /> }}
                    />
                </FormField>
            </Container>
        </Wizard>
    }
}
