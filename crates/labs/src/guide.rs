//! Reads a lab's guide: what it is about (`about.<language>.md`), and its steps
//! (`lab.<language>.md`).
//!
//! ```text
//! # The lab's title
//! What it is about, in a paragraph or two.  (so far about.<language>.md)
//!
//! ## topic | Create a topic          (a step: its id, its title)
//! Paragraphs with **bold**, `code` and [links](#/sns/topics).
//! - a list
//! 1. a numbered list
//! ?> A hint, shown when asked for: the first hint first.
//! !> A note: what has changed since the course was written.
//! = topic: A topic exists. :: Open Topics and choose Create topic.
//!                                    (a goal: its words, what is missing)
//! =? topic: fifo :: A FIFO topic sends no mail.
//!                                    (said of the goal above where its check
//!                                    finds this, or what begins so)
//! ?= The model solution             (its title; shown after the last hint)
//! Paragraphs, lists and code, up to the next step.
//! ```

/// A lab's text in one language.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Guide {
    pub title: String,
    pub intro: Vec<Block>,
    pub steps: Vec<Step>,
}

/// One step of the guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub id: String,
    pub title: String,
    pub blocks: Vec<Block>,
    pub hints: Vec<Vec<Span>>,
    pub notes: Vec<Vec<Span>>,
    pub goals: Vec<GoalText>,
    pub solution: Option<Solution>,
}

/// One way to do a step, for those who have tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    pub title: String,
    pub blocks: Vec<Block>,
}

/// What a goal says when it is reached, and what to do until then.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalText {
    pub id: String,
    pub done: String,
    pub missing: String,
    /// What a check may find instead, and what to say of it.
    pub answers: Vec<(String, String)>,
}

impl GoalText {
    /// What to do, where the check has found this.
    pub fn advice(&self, found: &str) -> &str {
        let answer =
            self.answers.iter().find(|(expected, _)| !found.is_empty() && found.starts_with(expected.as_str()));
        answer.map_or(&self.missing, |(_, words)| words)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Vec<Span>),
    /// Whether it is numbered, and its items.
    List(bool, Vec<Vec<Span>>),
    /// Text as it stands: a command, a pattern.
    Code(String),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    Text(String),
    Bold(String),
    Code(String),
    /// Words and address.
    Link(String, String),
}

/// Reads a guide. Everything is some text: there are no errors.
pub fn parse(text: &str) -> Guide {
    let mut guide = Guide::default();
    let mut code: Option<String> = None;
    let mut paragraph_open = false;
    for line in text.lines() {
        if line.starts_with("```") {
            code = match code.take() {
                Some(code) => {
                    blocks(&mut guide).push(Block::Code(code.trim_end().to_string()));
                    None
                }
                None => Some(String::new()),
            };
            paragraph_open = false;
        } else if let Some(code) = &mut code {
            code.push_str(line);
            code.push('\n');
        } else {
            paragraph_open = self::line(&mut guide, line.trim(), paragraph_open);
        }
    }
    guide
}

fn blocks(guide: &mut Guide) -> &mut Vec<Block> {
    match guide.steps.last_mut() {
        Some(Step { solution: Some(solution), .. }) => &mut solution.blocks,
        Some(step) => &mut step.blocks,
        None => &mut guide.intro,
    }
}

/// Reads a line outside code; gives whether a paragraph goes on after it.
fn line(guide: &mut Guide, line: &str, paragraph_open: bool) -> bool {
    if let Some(title) = line.strip_prefix("# ") {
        guide.title = title.to_string();
    } else if let Some(heading) = line.strip_prefix("## ") {
        let (id, title) = heading.split_once('|').unwrap_or((heading, heading));
        guide.steps.push(Step {
            id: id.trim().to_string(),
            title: title.trim().to_string(),
            blocks: Vec::new(),
            hints: Vec::new(),
            notes: Vec::new(),
            goals: Vec::new(),
            solution: None,
        });
    } else if let (Some((mark, rest)), Some(step)) = (marked(line), guide.steps.last_mut()) {
        match mark {
            "?>" => step.hints.push(spans(rest)),
            "!>" => step.notes.push(spans(rest)),
            "?=" => step.solution = Some(Solution { title: rest.trim().to_string(), blocks: Vec::new() }),
            "=?" => answer(step, rest),
            _ => step.goals.extend(goal(rest)),
        }
    } else if let Some((numbered, item)) = item(line) {
        let blocks = blocks(guide);
        match blocks.last_mut() {
            Some(Block::List(same, items)) if *same == numbered => items.push(spans(item)),
            _ => blocks.push(Block::List(numbered, vec![spans(item)])),
        }
    } else if !line.is_empty() {
        let blocks = blocks(guide);
        match blocks.last_mut() {
            Some(Block::Paragraph(words)) if paragraph_open => {
                words.push(Span::Text(" ".to_string()));
                words.extend(spans(line));
            }
            _ => blocks.push(Block::Paragraph(spans(line))),
        }
        return true;
    }
    false
}

fn marked(line: &str) -> Option<(&str, &str)> {
    let (mark, rest) = line.split_once(' ')?;
    matches!(mark, "?>" | "!>" | "?=" | "=" | "=?").then_some((mark, rest))
}

fn item(line: &str) -> Option<(bool, &str)> {
    if let Some(item) = line.strip_prefix("- ") {
        return Some((false, item));
    }
    let (number, item) = line.split_once(". ")?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some((true, item)).filter(|_| !number.is_empty())
}

fn goal(text: &str) -> Option<GoalText> {
    let (id, words) = text.split_once(':')?;
    let (done, missing) = words.split_once("::").unwrap_or((words, ""));
    let owned = |text: &str| text.trim().to_string();
    Some(GoalText { id: owned(id), done: owned(done), missing: owned(missing), answers: Vec::new() })
}

/// `goal: what is found :: what to say`, of a goal that stands above.
fn answer(step: &mut Step, text: &str) {
    let parts = text.split_once(':').and_then(|(id, rest)| Some((id, rest.split_once("::")?)));
    let Some((id, (found, words))) = parts else { return };
    if let Some(goal) = step.goals.iter_mut().find(|goal| goal.id == id.trim()) {
        goal.answers.push((found.trim().to_string(), words.trim().to_string()));
    }
}

/// Bold, code and links in a line; what is not closed stays as it is.
pub fn spans(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        match span(rest) {
            Some((span, after)) => {
                if !plain.is_empty() {
                    out.push(Span::Text(std::mem::take(&mut plain)));
                }
                out.push(span);
                rest = after;
            }
            None => {
                plain.push(letter);
                rest = rest.get(letter.len_utf8()..).unwrap_or("");
            }
        }
    }
    if !plain.is_empty() {
        out.push(Span::Text(plain));
    }
    out
}

fn span(text: &str) -> Option<(Span, &str)> {
    if let Some(rest) = text.strip_prefix("**") {
        let (words, after) = rest.split_once("**")?;
        return Some((Span::Bold(words.to_string()), after));
    }
    if let Some(rest) = text.strip_prefix('`') {
        let (words, after) = rest.split_once('`')?;
        return Some((Span::Code(words.to_string()), after));
    }
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (address, after) = rest.split_once(')')?;
    Some((Span::Link(words.to_string(), address.to_string()), after))
}
