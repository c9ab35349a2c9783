//! The lab guide: its steps, what is done, what is missing.

use crate::{View, Words};
use labs::Progress;
use labs::checks::Verdict;
use labs::guide::{Block, Solution, Span, spans};
use session::Session;

/// The guide beside the page.
#[derive(Clone, Debug, PartialEq)]
pub struct GuidePanel {
    pub title: String,
    pub intro: Vec<Block>,
    pub steps: Vec<StepView>,
    /// Goals reached, and all of them.
    pub reached: usize,
    pub goals: usize,
    /// `3 of 10 goals reached`.
    pub progress: String,
    /// Said when every goal is reached; else empty.
    pub finished: String,
}

/// A step and where the learner stands with it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepView {
    pub id: String,
    /// From 1.
    pub number: usize,
    pub title: String,
    pub blocks: Vec<Block>,
    /// The first hint first; the next is offered when it was read.
    pub hints: Vec<HintView>,
    pub notes: Vec<Vec<Span>>,
    pub solution: Option<Solution>,
    pub goals: Vec<GoalView>,
    pub done: bool,
    /// The first step that is not done.
    pub current: bool,
}

/// A hint and what it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct HintView {
    pub title: String,
    pub words: Vec<Span>,
}

/// A goal, reached or not.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalView {
    pub id: String,
    pub done: bool,
    /// What is reached, or what to do until it is.
    pub words: Vec<Span>,
}

/// The guide of the session's lab; none in a bare sandbox.
pub fn guide(session: &Session, view: &View) -> Option<GuidePanel> {
    let lab = labs::find(&session.scenario().id)?;
    let standing = labs::standing(lab, session);
    let guide = lab.guide(view.language.tag());
    let mut steps: Vec<StepView> = Vec::new();
    for (index, step) in guide.steps.iter().enumerate() {
        let goals: Vec<GoalView> = step.goals.iter().map(|goal| goal_view(goal, &standing)).collect();
        steps.push(StepView {
            id: step.id.clone(),
            number: index + 1,
            title: step.title.clone(),
            blocks: step.blocks.clone(),
            hints: hints(&step.hints, view),
            notes: step.notes.clone(),
            solution: step.solution.clone(),
            done: goals.iter().all(|goal| goal.done),
            goals,
            current: false,
        });
    }
    // A step without a goal is for reading: it is done once anything is reached.
    let count = standing.iter().filter(|progress| progress.verdict.is_done()).count();
    let begun = count > 0;
    for step in steps.iter_mut().filter(|step| step.goals.is_empty()) {
        step.done = begun;
    }
    if let Some(step) = steps.iter_mut().find(|step| !step.done) {
        step.current = true;
    }
    let goals = lab.goals().len();
    let numbers = [("reached", count.to_string()), ("goals", goals.to_string())];
    let [reached_number, goal_number] = &numbers;
    Some(GuidePanel {
        title: guide.title.clone(),
        intro: guide.intro.clone(),
        steps,
        reached: count,
        goals,
        progress: view
            .fill("guide.progress", &[(reached_number.0, &reached_number.1), (goal_number.0, &goal_number.1)]),
        finished: if count == goals { view.say("guide.finished") } else { String::new() },
    })
}

fn hints(hints: &[Vec<Span>], view: &View) -> Vec<HintView> {
    let count = hints.len().to_string();
    let title = |place: usize| match hints.len() {
        1 => view.say("guide.hint"),
        _ => view.fill("guide.hint.of", &[("n", &(place + 1).to_string()), ("count", &count)]),
    };
    let hints = hints.iter().enumerate();
    hints.map(|(place, words)| HintView { title: title(place), words: words.clone() }).collect()
}

fn goal_view(goal: &labs::guide::GoalText, standing: &[Progress]) -> GoalView {
    let verdict = standing.iter().find(|progress| progress.goal == goal.id).map(|progress| &progress.verdict);
    let words = match verdict {
        Some(Verdict::Done) => &goal.done,
        Some(Verdict::NotYet(found)) => goal.advice(found),
        _ => &goal.missing,
    };
    GoalView { id: goal.id.clone(), done: verdict.is_some_and(Verdict::is_done), words: spans(words) }
}
