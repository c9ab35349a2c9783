//! Events in which each list of objects keeps one object: where two keys can
//! no longer be met in different elements.

use base::Document;

/// So many choices are looked at, fewer of a large event. In what is left,
/// lists stay as they are.
const CHOICES: usize = 64;

/// So many values may be copied for them.
const COPIES: usize = 200_000;

enum Step {
    Key(String),
    Index(usize),
}

/// The event once for each choice of one object from every list of objects
/// that a path goes through. Scalars of the lists stay.
pub(super) fn one_element_each(event: &Document, paths: &[&str]) -> Vec<Document> {
    let mut open = vec![event.clone()];
    let mut done = Vec::new();
    let mut copies = 0;
    let size = size(event);
    let limit = CHOICES.min(COPIES / size);
    while let Some(next) = open.pop() {
        let mut way = Vec::new();
        if copies >= COPIES || !crowded(&next, "", paths, &mut way) {
            done.push(next);
            continue;
        }
        let room = limit.saturating_sub(open.len() + done.len()).max(1);
        let choices: Vec<Document> = choices(&next, &way).take(room).collect();
        copies += choices.len().max(1) * size;
        open.extend(choices.into_iter().rev());
    }
    done
}

/// How many values there are.
fn size(value: &Document) -> usize {
    match value {
        Document::Map(map) => 1 + map.iter().map(|(_, value)| size(value)).sum::<usize>(),
        Document::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// Finds the first list with several objects; `way` leads to it. `path` ends
/// in a dot, or is empty at the top.
fn crowded(value: &Document, path: &str, paths: &[&str], way: &mut Vec<Step>) -> bool {
    match value {
        Document::Map(map) => map.iter().any(|(key, value)| {
            let path = format!("{path}{key}.");
            way.push(Step::Key(key.to_string()));
            let found = paths.iter().any(|wanted| wanted.starts_with(&path)) && crowded(value, &path, paths, way);
            if !found {
                way.pop();
            }
            found
        }),
        Document::List(items) => {
            if items.iter().filter(|item| holds_objects(item)).count() > 1 {
                return true;
            }
            items.iter().enumerate().any(|(index, item)| {
                way.push(Step::Index(index));
                let found = crowded(item, path, paths, way);
                if !found {
                    way.pop();
                }
                found
            })
        }
        _ => false,
    }
}

fn holds_objects(value: &Document) -> bool {
    match value {
        Document::Map(_) => true,
        Document::List(items) => items.iter().any(holds_objects),
        _ => false,
    }
}

/// The event with the list at `way` reduced to each of its objects in turn.
fn choices<'a>(event: &'a Document, way: &'a [Step]) -> impl Iterator<Item = Document> + 'a {
    let objects = at(event, way)
        .into_iter()
        .flat_map(|list| list.list().iter().enumerate())
        .filter_map(|(index, item)| holds_objects(item).then_some(index));
    objects.map(move |kept| {
        let mut reduced = event.clone();
        if let Some(Document::List(items)) = at_mut(&mut reduced, way) {
            let mut index = 0;
            items.retain(|item| {
                index += 1;
                index - 1 == kept || !holds_objects(item)
            });
        }
        reduced
    })
}

fn at<'a>(event: &'a Document, way: &[Step]) -> Option<&'a Document> {
    way.iter().try_fold(event, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.list().get(*index),
    })
}

fn at_mut<'a>(event: &'a mut Document, way: &[Step]) -> Option<&'a mut Document> {
    way.iter().try_fold(event, |value, step| match (step, value) {
        (Step::Key(key), Document::Map(map)) => map.get_mut(key),
        (Step::Index(index), Document::List(items)) => items.get_mut(*index),
        _ => None,
    })
}
