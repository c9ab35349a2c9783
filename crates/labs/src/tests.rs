use crate::guide::{Block, Span, parse, spans};
use crate::*;
use session::Session;
use session::tw::{Player, Report, Transcript};

#[test]
fn a_guide_is_read() {
    let guide = parse(
        "# T\nOne\ntwo **b**.\n\n## a | A\n1. x `y`\n2. z\n```\ncode [x]\n```\n?> hint\n!> note\n= g: Done. :: Do [it](#/x).",
    );
    assert_eq!((guide.title.as_str(), guide.intro.len(), guide.steps.len()), ("T", 1, 1));
    let step = &guide.steps[0];
    assert_eq!(step.blocks.len(), 2);
    assert_eq!(step.blocks[1], Block::Code("code [x]".into()));
    assert_eq!((step.hints.len(), step.notes.len()), (1, 1));
    assert_eq!((step.goals[0].id.as_str(), step.goals[0].missing.as_str()), ("g", "Do [it](#/x)."));
    assert_eq!(spans("a ** b ` c [d"), vec![Span::Text("a ** b ` c [d".into())]);
}

#[test]
fn both_languages_guide_through_the_same_steps_and_goals() {
    for lab in all() {
        assert_eq!(lab.errors, vec![]);
        let shape = |tag: &str| -> Vec<(String, Vec<String>)> {
            let steps = lab.guide(tag).steps.iter();
            steps.map(|step| (step.id.clone(), step.goals.iter().map(|goal| goal.id.clone()).collect())).collect()
        };
        assert_eq!(shape("en"), shape("ko"), "{}", lab.id);
        let told: Vec<(String, String)> = shape("en")
            .into_iter()
            .flat_map(|(step, goals)| goals.into_iter().map(move |goal| (step.clone(), goal)))
            .collect();
        let checked: Vec<(String, String)> =
            lab.goals.iter().map(|goal| (goal.step.to_string(), goal.id.to_string())).collect();
        assert_eq!(told, checked, "{}: guide and goals.toml", lab.id);
    }
}

#[test]
fn an_untouched_start_passes_no_goal() {
    for lab in all() {
        let session = Session::new(lab.scenario(None));
        for progress in progress(lab, &session) {
            assert!(matches!(progress.verdict, checks::Verdict::NotYet(_)), "{} {progress:?}", lab.id);
        }
    }
}

#[test]
fn the_solution_reaches_every_goal() {
    for lab in all() {
        let mut session = Session::new(lab.scenario(None));
        let mut player = Player::new(&session);
        for step in Transcript::parse(lab.solution).unwrap().steps() {
            let said = player.step(&mut session, step);
            assert!(!said.failed, "{} line {}: {:?}", lab.id, step.line, said.lines);
        }
        for progress in progress(lab, &session) {
            assert_eq!(progress.verdict, checks::Verdict::Done, "{} {}", lab.id, progress.goal);
        }
    }
}

#[test]
fn a_start_is_played_without_a_mistake() {
    for lab in all() {
        let report = Report::of(Transcript::parse(lab.start()).unwrap());
        assert!(report.agrees(), "{}", report.differences());
    }
}
