//! The launch form.

use crate::browser;
use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Checkbox, Choice, Container, ExpandableSection, ExpandableVariant, Form,
    FormField, Header, HeaderLevel, Inline, Input, InputKind, KeyValue, KeyValuePairs, Select, Stack, Textarea, Tiles,
};
use crate::store::{App, FlashKind, use_app};
use console::ec2::{KeyChoice, LaunchDraft, LaunchField, LaunchPage, launch};
use console::{Route, View, Words};
use sim::ApiError;
use yew::prelude::*;

/// The form's state.
#[derive(Clone, PartialEq)]
struct State {
    draft: LaunchDraft,
    /// The button was pressed: what is missing shows.
    tried: bool,
    refusal: Option<ApiError>,
}

#[component]
pub fn Launch() -> Html {
    let app = use_app();
    let view = app.view();
    let region = view.region;
    let state = use_state(|| State { draft: LaunchDraft::new(region), tried: false, refusal: None });
    let edit = Edit { draft: state.draft.clone().in_region(region), state: state.clone() };
    let page = launch(&app.account(), &view, &edit.draft, state.tried, state.refusal.as_ref());
    let submit = {
        let (app, edit) = (app.clone(), edit.clone());
        Callback::from(move |()| submit(&app, &edit))
    };
    html! {
        <Form>
            <Header title={view.say("ec2.launch.title")} level={HeaderLevel::H1} description={view.say("ec2.launch.text")} />
            if let Some(error) = page.error(LaunchField::Form) {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            { name(&view, &page, &edit) }
            { images(&view, &page, &edit) }
            { kind(&view, &page, &edit) }
            { key(&view, &page, &edit) }
            { network(&view, &page, &edit) }
            { advanced(&view, &page, &edit) }
            { summary(&view, &page, &edit, submit) }
        </Form>
    }
}

/// Makes the call, or goes to the first field that is wrong.
fn submit(app: &App, edit: &Edit) {
    let draft = edit.draft.clone();
    let problems = draft.problems();
    if let Some((field, _)) = problems.first() {
        edit.state.set(State { tried: true, refusal: None, draft });
        return browser::focus(control(*field));
    }
    for (service, operation, input) in draft.calls() {
        match app.call(service, operation, input) {
            Ok(answer) => {
                let instances = answer.at("Instances").list().iter();
                let ids: Vec<&str> = instances.map(|it| it.at("InstanceId").text()).collect();
                let text = app.view().fill("ec2.launch.done", &[("ids", &ids.join(", "))]);
                app.flash_with_undo(FlashKind::Success, text);
                app.go(Route::Instances);
            }
            Err(error) => {
                browser::focus(control(console::ec2::field_of(&error)));
                return edit.state.set(State { tried: true, refusal: Some(error), draft });
            }
        }
    }
}

/// The id of a field's control.
fn control(field: LaunchField) -> &'static str {
    match field {
        LaunchField::Name => "launch-name",
        LaunchField::Image => "launch-architecture",
        LaunchField::Type => "launch-type",
        LaunchField::Key => "launch-key",
        LaunchField::Network => "launch-subnet",
        LaunchField::Count => "launch-count",
        LaunchField::UserData => "launch-user-data",
        LaunchField::Form => "",
    }
}

/// Changes the draft; what AWS refused is then asked anew.
#[derive(Clone)]
struct Edit {
    /// As it shows: of the region that the page is in.
    draft: LaunchDraft,
    state: UseStateHandle<State>,
}

impl Edit {
    fn with<T: 'static>(&self, change: impl Fn(&mut LaunchDraft, T) + 'static) -> Callback<T> {
        let Edit { draft, state } = self.clone();
        Callback::from(move |value: T| {
            let mut draft = draft.clone();
            change(&mut draft, value);
            state.set(State { draft, tried: state.tried, refusal: None });
        })
    }
}

fn error(page: &LaunchPage, field: LaunchField) -> Option<AttrValue> {
    page.error(field).map(AttrValue::from)
}

fn name(view: &View, page: &LaunchPage, edit: &Edit) -> Html {
    html! {
        <Container title={view.say("ec2.launch.name-and-tags")}>
            <FormField label={view.say("ec2.launch.name")} optional={true} control_id={control(LaunchField::Name)} error={error(page, LaunchField::Name)}>
                <Input
                    value={edit.draft.name.clone()}
                    placeholder={view.say("ec2.launch.name.hint")}
                    onchange={edit.with(|draft: &mut LaunchDraft, text: String| draft.name = text)}
                />
            </FormField>
        </Container>
    }
}

fn images(view: &View, page: &LaunchPage, edit: &Edit) -> Html {
    let region = view.region;
    let choose =
        edit.with(move |draft: &mut LaunchDraft, id: AttrValue| *draft = draft.clone().with_image(region, &id));
    // A card stands for its first architecture; the chosen one for the image itself.
    let value = |card: &console::ec2::ImageCard| match card.chosen {
        true => edit.draft.image_id.clone(),
        false => card.architectures.first().map(|(_, id)| id.clone()).unwrap_or_default(),
    };
    let cards: Vec<Choice> = page.cards.iter().map(|card| Choice::new(value(card), card.title.clone())).collect();
    let architectures = page.cards.iter().find(|card| card.chosen).map(|card| card.architectures.clone());
    let options: Vec<Choice> =
        architectures.unwrap_or_default().into_iter().map(|(label, id)| Choice::new(id, label)).collect();
    let facts = page.image.as_ref().map(|(description, id, name)| {
        vec![
            KeyValue::text(view.say("ec2.launch.image.description"), description.clone()),
            KeyValue::copyable(view.say("ec2.launch.image.id"), id.clone()),
            KeyValue::text(view.say("ec2.launch.image.name"), name.clone()),
        ]
    });
    html! {
        <Container title={view.say("ec2.launch.images")}>
            <Stack>
                <FormField label={view.say("ec2.launch.quick-start")} group={true} stretch={true}>
                    <Tiles value={edit.draft.image_id.clone()} options={cards} onchange={choose.clone()} />
                </FormField>
                <FormField label={view.say("ec2.launch.architecture")} control_id={control(LaunchField::Image)} error={error(page, LaunchField::Image)}>
                    <Select value={edit.draft.image_id.clone()} {options} onchange={choose} />
                </FormField>
                if let Some(items) = facts {
                    <KeyValuePairs {items} columns={1} />
                }
            </Stack>
        </Container>
    }
}

fn kind(view: &View, page: &LaunchPage, edit: &Edit) -> Html {
    let options: Vec<Choice> = page.types.iter().map(|it| Choice::new(it.name.clone(), it.label.clone())).collect();
    html! {
        <Container title={view.say("ec2.launch.type.label")}>
            <FormField label={view.say("ec2.launch.type.label")} control_id={control(LaunchField::Type)} error={error(page, LaunchField::Type)}>
                <Select
                    value={edit.draft.instance_type.clone()}
                    {options}
                    onchange={edit.with(|draft: &mut LaunchDraft, name: AttrValue| draft.instance_type = name.to_string())}
                />
            </FormField>
        </Container>
    }
}

fn key(view: &View, page: &LaunchPage, edit: &Edit) -> Html {
    let value = if edit.draft.key == KeyChoice::Without { "without" } else { "" };
    let options = vec![Choice::new("without", view.say("ec2.launch.key.without"))];
    html! {
        <Container title={view.say("ec2.launch.key")}>
            <FormField
                label={view.say("ec2.launch.key.name")}
                description={view.say("ec2.launch.key.text")}
                control_id={control(LaunchField::Key)}
                error={error(page, LaunchField::Key)}
            >
                <Select {value} {options} onchange={edit.with(|draft: &mut LaunchDraft, _: AttrValue| draft.key = KeyChoice::Without)} />
            </FormField>
        </Container>
    }
}

fn network(view: &View, page: &LaunchPage, edit: &Edit) -> Html {
    let items = vec![
        KeyValue::text(view.say("ec2.launch.vpc"), page.network.vpc.clone()),
        KeyValue::text(view.say("ec2.launch.public-ip"), view.say("ec2.launch.public-ip.on")),
        KeyValue::text(view.say("ec2.launch.group"), page.network.security_group.clone()),
    ];
    let options: Vec<Choice> =
        page.network.subnets.iter().map(|(id, label)| Choice::new(id.clone(), label.clone())).collect();
    html! {
        <Container title={view.say("ec2.launch.network")}>
            <Stack>
                <KeyValuePairs {items} columns={2} />
                <FormField label={view.say("ec2.launch.subnet")} control_id={control(LaunchField::Network)} error={error(page, LaunchField::Network)}>
                    <Select
                        value={edit.draft.subnet_id.clone()}
                        {options}
                        onchange={edit.with(|draft: &mut LaunchDraft, id: AttrValue| draft.subnet_id = id.to_string())}
                    />
                </FormField>
            </Stack>
        </Container>
    }
}

fn advanced(view: &View, page: &LaunchPage, edit: &Edit) -> Html {
    let draft = &edit.draft;
    let behaviors = vec![
        Choice::new("stop", view.say("ec2.launch.shutdown.stop")),
        Choice::new("terminate", view.say("ec2.launch.shutdown.terminate")),
    ];
    let behavior = if draft.terminates_on_shutdown { "terminate" } else { "stop" };
    html! {
        <ExpandableSection title={view.say("ec2.launch.advanced")} variant={ExpandableVariant::Container}>
            <Stack>
                <FormField label={view.say("ec2.launch.shutdown")}>
                    <Select
                        value={behavior}
                        options={behaviors}
                        onchange={edit.with(|draft: &mut LaunchDraft, id: AttrValue| draft.terminates_on_shutdown = id == "terminate")}
                    />
                </FormField>
                <Checkbox
                    checked={draft.termination_protection}
                    label={view.say("ec2.launch.protection")}
                    description={view.say("ec2.launch.protection.text")}
                    onchange={edit.with(|draft: &mut LaunchDraft, on: bool| draft.termination_protection = on)}
                />
                <Checkbox
                    checked={draft.detailed_monitoring}
                    label={view.say("ec2.launch.monitoring")}
                    description={view.say("ec2.launch.monitoring.text")}
                    onchange={edit.with(|draft: &mut LaunchDraft, on: bool| draft.detailed_monitoring = on)}
                />
                <FormField
                    label={view.say("ec2.launch.user-data")}
                    optional={true}
                    description={view.say("ec2.launch.user-data.text")}
                    control_id={control(LaunchField::UserData)}
                    error={error(page, LaunchField::UserData)}
                >
                    <Textarea
                        value={draft.user_data.clone()}
                        mono={true}
                        onchange={edit.with(|draft: &mut LaunchDraft, text: String| draft.user_data = text)}
                    />
                </FormField>
            </Stack>
        </ExpandableSection>
    }
}

fn summary(view: &View, page: &LaunchPage, edit: &Edit, submit: Callback<()>) -> Html {
    let line = |(label, value): &(String, String)| KeyValue::text(label.clone(), value.clone());
    let items: Vec<KeyValue> = page.summary.iter().map(line).collect();
    let footer = html! {
        <Inline gap={crate::components::Gap::Xs}>
            <Button label={view.say("ec2.cancel")} variant={ButtonVariant::Link} href={Route::Instances.href()} />
            <Button label={view.say("ec2.launch.button")} variant={ButtonVariant::Primary} onclick={submit} />
        </Inline>
    };
    html! {
        <Container title={view.say("ec2.launch.summary")} {footer}>
            <Stack>
                <FormField label={view.say("ec2.launch.count")} control_id={control(LaunchField::Count)} error={error(page, LaunchField::Count)}>
                    <Input
                        kind={InputKind::Number}
                        value={edit.draft.count.clone()}
                        onchange={edit.with(|draft: &mut LaunchDraft, text: String| draft.count = text)}
                    />
                </FormField>
                <KeyValuePairs {items} columns={2} />
            </Stack>
        </Container>
    }
}
