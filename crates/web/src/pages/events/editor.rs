//! The wizard that makes and edits rules: its state, its steps, saving.

use super::{detail_step, pattern_step, review_step, schedule_step, tags_step, targets_step};
use crate::browser;
use crate::components::{Step, Wizard};
use crate::store::{App, FlashKind, use_app};
use console::events::{Problem, RuleDraft, RuleField, RuleKind, field_of, saved};
use console::{Route, View, Words};
use sim::ApiError;
use yew::prelude::*;

/// The wizard's state.
#[derive(Clone, PartialEq)]
pub struct State {
    pub draft: RuleDraft,
    pub step: usize,
    /// Steps whose Next was pressed: what is wrong in them shows.
    tried: Vec<usize>,
    pub refusal: Option<ApiError>,
}

/// What the steps get: the draft, and how to change it.
#[derive(Clone)]
pub struct Edit {
    pub view: View,
    pub draft: RuleDraft,
    pub refusal: Option<ApiError>,
    problems: Vec<Problem>,
    state: UseStateHandle<State>,
}

impl Edit {
    /// Changes the draft; what AWS refused is then asked anew.
    pub fn with<T: 'static>(&self, change: impl Fn(RuleDraft, T) -> RuleDraft + 'static) -> Callback<T> {
        let state = self.state.clone();
        Callback::from(move |value: T| {
            let draft = change(state.draft.clone(), value);
            state.set(State { draft, refusal: None, ..(*state).clone() });
        })
    }

    pub fn go(&self, step: usize) -> Callback<()> {
        let state = self.state.clone();
        Callback::from(move |()| state.set(State { step, ..(*state).clone() }))
    }

    /// What is wrong with the field, once its step was tried.
    pub fn problem(&self, field: RuleField) -> Option<&Problem> {
        let tried = self.state.tried.contains(&field.step());
        self.problems.iter().find(|it| tried && it.field == field)
    }

    pub fn error(&self, field: RuleField) -> Option<AttrValue> {
        self.problem(field).map(|it| AttrValue::from(it.message.clone()))
    }
}

/// The id of a field's control.
pub fn control(field: RuleField) -> String {
    match field {
        RuleField::Name => "rule-name".to_string(),
        RuleField::Description => "rule-description".to_string(),
        RuleField::Pattern => "rule-pattern".to_string(),
        RuleField::States => "rule-states".to_string(),
        RuleField::Instances => "rule-instances".to_string(),
        RuleField::Schedule => "rule-schedule".to_string(),
        RuleField::Topic(place) => format!("rule-topic-{place}"),
        RuleField::Group(place) => format!("rule-group-{place}"),
        RuleField::Role(place) => format!("rule-role-{place}"),
        RuleField::Retries(place) => format!("rule-retries-{place}"),
        RuleField::MaxAge(place) => format!("rule-max-age-{place}"),
        RuleField::Path(place) => format!("rule-path-{place}"),
        RuleField::Constant(place) => format!("rule-constant-{place}"),
        RuleField::Paths(place) => format!("rule-paths-{place}"),
        RuleField::Template(place) => format!("rule-template-{place}"),
        RuleField::Targets | RuleField::Tags | RuleField::Form => String::new(),
    }
}

#[derive(PartialEq, Properties)]
pub struct CreateRuleProps {
    /// Filled in already; empty for none.
    #[prop_or_default]
    pub pattern: AttrValue,
}

#[component]
pub fn CreateRule(props: &CreateRuleProps) -> Html {
    let draft = match props.pattern.as_str() {
        "" => RuleDraft::default(),
        pattern => RuleDraft::default().with_pattern(pattern).formatted(),
    };
    html! { <Editor {draft} /> }
}

#[derive(PartialEq, Properties)]
pub struct EditRuleProps {
    pub name: AttrValue,
}

#[component]
pub fn EditRule(props: &EditRuleProps) -> Html {
    let app = use_app();
    let view = app.view();
    // As the rule was when the page opened.
    let opened =
        use_memo((view.region, props.name.clone()), |(region, name)| RuleDraft::of(&app.account(), *region, name));
    match opened.as_ref() {
        Some(draft) => html! { <Editor key={format!("{} {}", view.region, props.name)} draft={draft.clone()} /> },
        None => super::missing(&view, &props.name),
    }
}

#[derive(PartialEq, Properties)]
struct EditorProps {
    draft: RuleDraft,
}

#[component]
fn Editor(props: &EditorProps) -> Html {
    let app = use_app();
    let view = app.view();
    let state = use_state(|| State { draft: props.draft.clone(), step: 0, tried: Vec::new(), refusal: None });
    let problems = state.draft.problems(&app.account(), &view);
    let edit = Edit {
        view: view.clone(),
        draft: state.draft.clone(),
        refusal: state.refusal.clone(),
        problems: problems.clone(),
        state: state.clone(),
    };
    let leave = match &state.draft.edits {
        Some(_) => Route::Rule(state.draft.path()),
        None => Route::Rules,
    };
    let oncancel = {
        let app = app.clone();
        Callback::from(move |()| app.go(leave.clone()))
    };
    let onstep = {
        let state = state.clone();
        Callback::from(move |step: usize| state.set(State { step, ..(*state).clone() }))
    };
    let onnext = {
        let (state, problems) = (state.clone(), problems.clone());
        Callback::from(move |()| {
            let here = problems.iter().find(|it| it.field.step() == state.step);
            let step = if here.is_some() { state.step } else { state.step + 1 };
            let mut tried = state.tried.clone();
            tried.push(state.step);
            state.set(State { step, tried, ..(*state).clone() });
            if let Some(problem) = here {
                browser::focus(&control(problem.field));
            }
        })
    };
    let onsubmit = {
        let (app, state) = (app.clone(), state.clone());
        Callback::from(move |()| match problems.first() {
            Some(problem) => {
                let step = problem.field.step();
                state.set(State { step, tried: (0..5).collect(), ..(*state).clone() });
            }
            None => save(&app, &state),
        })
    };
    let edits = state.draft.edits.is_some();
    html! {
        <Wizard
            steps={steps(&view, &state.draft)}
            active={state.step}
            label={view.say("events.wizard.steps")}
            submit_label={view.say(if edits { "events.update" } else { "events.create" })}
            {oncancel}
            {onstep}
            {onnext}
            {onsubmit}
        >
            { step(&app, &edit, state.step) }
        </Wizard>
    }
}

fn steps(view: &View, draft: &RuleDraft) -> Vec<Step> {
    let second = if draft.kind == RuleKind::Pattern { "events.step.pattern" } else { "events.step.schedule" };
    let last = if draft.edits.is_some() { "events.step.review.edit" } else { "events.step.review" };
    let step = |key: &'static str| Step::new(view.say(key));
    let tags = Step { optional: true, ..step("events.step.tags") };
    vec![step("events.step.detail"), step(second), step("events.step.targets"), tags, step(last)]
}

fn step(app: &App, edit: &Edit, step: usize) -> Html {
    match (step, edit.draft.kind) {
        (0, _) => detail_step::view(app, edit),
        (1, RuleKind::Pattern) => pattern_step::view(app, edit),
        (1, RuleKind::Schedule) => schedule_step::view(app, edit),
        (2, _) => targets_step::view(app, edit),
        (3, _) => tags_step::view(edit),
        _ => review_step::view(edit),
    }
}

/// Makes the calls. The first refusal ends it, and is shown in the last step.
fn save(app: &App, state: &UseStateHandle<State>) {
    let draft = &state.draft;
    let calls = draft.calls(&app.account(), app.view().region);
    for (service, operation, input) in &calls {
        if let Err(error) = app.call(service, operation, input.clone()) {
            let step = field_of(&error).step();
            return state.set(State { step, refusal: Some(error), ..(**state).clone() });
        }
    }
    for text in saved(&app.view(), draft, &calls) {
        app.flash(FlashKind::Success, text);
    }
    app.go(Route::Rule(draft.path()));
}
