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
        assert_eq!(lab.errors(), []);
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
            lab.goals().iter().map(|goal| (goal.step.to_string(), goal.id.to_string())).collect();
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
        for step in Transcript::parse(lab.solution()).unwrap().steps() {
            let said = player.step(&mut session, step);
            assert!(!said.failed, "{} line {}: {:?}", lab.id, step.line, said.lines);
        }
        for progress in progress(lab, &session) {
            assert_eq!(progress.verdict, checks::Verdict::Done, "{} {}", lab.id, progress.goal);
        }
    }
}

/// Transcripts that come near and must not pass: `catalogue/<lab>/misses/*.tw`.
/// The first line names the goals that are not reached, each with what its
/// check finds instead: `# sms: +8201012345678; one-each: under way`. Every
/// other goal is reached. `UPDATE_EXPECT=1` writes the line; read the diff.
#[test]
fn near_misses_do_not_pass() {
    for lab in all() {
        for path in transcripts(lab, "misses") {
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.file_stem().unwrap().to_str().unwrap();
            let mut session = Session::new(lab.scenario(None));
            let mut player = Player::new(&session);
            for step in Transcript::parse(&text).unwrap().steps() {
                player.step(&mut session, step);
            }
            let missed = progress(lab, &session).into_iter().filter_map(|progress| match progress.verdict {
                checks::Verdict::Done => None,
                checks::Verdict::NotYet(found) => Some(format!("{}: {found}", progress.goal)),
                checks::Verdict::Wrong(message) => Some(format!("{}! {message}", progress.goal)),
            });
            let missed = missed.collect::<Vec<_>>().join("; ").trim().to_string();
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
                std::fs::write(&path, format!("# {missed}\n{rest}")).unwrap();
                continue;
            }
            let expected = text.lines().next().unwrap().trim_start_matches("# ");
            assert!(!missed.is_empty(), "{} {name} passes", lab.id);
            assert_eq!(missed, expected.trim(), "{} {name}", lab.id);
        }
    }
}

/// Other ways than the model solution: `catalogue/<lab>/passes/*.tw`.
#[test]
fn other_solutions_pass() {
    for lab in all() {
        for path in transcripts(lab, "passes") {
            let text = std::fs::read_to_string(&path).unwrap();
            let mut session = Session::new(lab.scenario(None));
            let mut player = Player::new(&session);
            for step in Transcript::parse(&text).unwrap().steps() {
                let said = player.step(&mut session, step);
                assert!(!said.failed, "{} line {}: {:?}", path.display(), step.line, said.lines);
            }
            for progress in progress(lab, &session) {
                assert_eq!(progress.verdict, checks::Verdict::Done, "{} {}", path.display(), progress.goal);
            }
        }
    }
}

fn transcripts(lab: &Lab, kind: &str) -> Vec<std::path::PathBuf> {
    let folder = format!("{}/catalogue/{}/{kind}", env!("CARGO_MANIFEST_DIR"), lab.id);
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn both_languages_answer_to_the_same_findings() {
    for lab in all() {
        let answers = |tag: &str| -> Vec<(String, String)> {
            let goals = lab.guide(tag).steps.iter().flat_map(|step| &step.goals);
            goals.flat_map(|goal| goal.answers.iter().map(|(found, _)| (goal.id.clone(), found.clone()))).collect()
        };
        assert_eq!(answers("en"), answers("ko"), "{}", lab.id);
    }
}

#[test]
fn a_link_opens_each_lab() {
    for lab in all() {
        let session = Session::new(lab.scenario(None));
        let saved = session::from_link(&session::to_link(&session)).unwrap();
        assert_eq!((saved.scenario.as_str(), saved.seed), (lab.id, session.scenario().seed));
    }
}

#[test]
fn a_start_is_played_without_a_mistake() {
    for lab in all() {
        let report = Report::of(Transcript::parse(lab.start()).unwrap());
        assert!(report.agrees(), "{}", report.differences());
    }
}
