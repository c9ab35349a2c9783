//! Sets of rules that are each hard for the compiled matcher in a way of
//! their own, and events whose lists hold objects.

use super::dice::Dice;
use base::{Document, Map};

/// What rules of a set are like, and one of them.
type Population = (&'static str, fn(&mut Dice) -> Document);

pub const POPULATIONS: [Population; 14] = [
    ("one value that all share", |dice| rule(dice, 1, |_| one("x"))),
    ("met by nearly everything", |dice| rule(dice, 1, |dice| one(wide(dice)))),
    ("what is missing", |dice| rule(dice, 4, |dice| one(operator("exists", dice.roll(5) == 0)))),
    ("lists of values", |dice| rule(dice, 3, |dice| (0..=dice.roll(9)).map(|_| dice.scalar()).collect())),
    ("anything but lists", |dice| rule(dice, 3, |dice| one(operator("anything-but", texts(dice, 5))))),
    ("anything but pieces", |dice| {
        rule(dice, 3, |dice| {
            let name = dice.pick(&["prefix", "suffix", "equals-ignore-case", "wildcard"]);
            let values = if name == "wildcard" { wildcard(dice) } else { texts(dice, 3) };
            one(operator("anything-but", operator(name, values)))
        })
    }),
    ("many branches", |dice| {
        let branches: Document = (0..2 + dice.roll(6)).map(|_| rule(dice, 2, any)).collect();
        rule(dice, 1, any).with("$or", branches)
    }),
    ("branches inside branches", |dice| {
        let branch = |dice: &mut Dice| {
            let inner: Document = (0..2).map(|_| rule(dice, 1, any)).collect();
            rule(dice, 1, any).with("$or", inner)
        };
        Document::map().with("$or", (0..2).map(|_| branch(dice)).collect::<Document>())
    }),
    ("letters between stars", |dice| rule(dice, 2, |dice| one(operator("wildcard", wildcard(dice))))),
    ("ranges that overlap", |dice| rule(dice, 3, |dice| one(operator("numeric", range(dice))))),
    ("networks", |dice| rule(dice, 2, |dice| (0..=dice.roll(2)).map(|_| operator("cidr", network(dice))).collect())),
    ("whatever the case", |dice| {
        rule(dice, 2, |dice| match dice.roll(3) {
            0 => one(operator("equals-ignore-case", dice.text())),
            1 => one(operator("prefix", operator("equals-ignore-case", dice.text()))),
            _ => one(operator("suffix", operator("equals-ignore-case", dice.text()))),
        })
    }),
    ("many fields", |dice| rule(dice, 8, |dice| (0..=dice.roll(3)).map(|_| wide(dice)).collect())),
    ("everything", |dice| rule(dice, 5, any)),
];

/// Where in an event rules look; the last lie deep.
const PATHS: [&[&str]; 9] = [
    &["a"],
    &["b"],
    &["A"],
    &["c", "a"],
    &["c", "b"],
    &["c", "c", "a"],
    &["c", "c", "b"],
    &["c", "c", "c", "a"],
    &["c", "c", "c", "c", "b"],
];

/// A pattern of `most` fields at the most.
fn rule(dice: &mut Dice, most: usize, list: fn(&mut Dice) -> Document) -> Document {
    let mut rule = Map::new();
    for _ in 0..=dice.roll(most) {
        let path = dice.pick(&PATHS);
        enter(&mut rule, path, list(dice));
    }
    Document::Map(rule)
}

fn enter(map: &mut Map, path: &[&str], value: Document) {
    let (key, rest) = path.split_first().unwrap();
    if rest.is_empty() {
        return map.insert(*key, value);
    }
    let mut inner = map.get(key).and_then(Document::as_map).cloned().unwrap_or_default();
    enter(&mut inner, rest, value);
    map.insert(*key, Document::Map(inner));
}

fn one(value: impl Into<Document>) -> Document {
    vec![value.into()].into()
}

fn operator(name: &str, value: impl Into<Document>) -> Document {
    Document::map().with(name, value.into())
}

fn texts(dice: &mut Dice, most: usize) -> Document {
    (0..=dice.roll(most)).map(|_| dice.text()).collect()
}

fn wildcard(dice: &mut Dice) -> Document {
    dice.pick(&["*x*", "*y*", "*x*y*", "x*", "*x", "x*x", "*xy*", "*0.0*", "10.*.7", "*:*", "*"]).into()
}

fn network(dice: &mut Dice) -> String {
    format!("10.{}.{}.0/{}", dice.roll(2), dice.roll(10), dice.roll(32))
}

fn range(dice: &mut Dice) -> Document {
    let (low, wide) = (dice.roll(7) as i64 - 2, 1 + dice.roll(300) as i64);
    match dice.roll(4) {
        0 => vec![Document::from("="), low.into()].into(),
        1 => vec![Document::from(dice.pick(&["<", "<=", ">", ">="])), low.into()].into(),
        2 => vec![Document::from(">"), low.into(), "<=".into(), (low + wide).into()].into(),
        _ => vec![Document::from(">="), low.into(), "<".into(), (low + wide).into()].into(),
    }
}

/// A condition that most values meet.
fn wide(dice: &mut Dice) -> Document {
    match dice.roll(5) {
        0 => operator("exists", true),
        1 => operator("prefix", ""),
        2 => operator("anything-but", "zz"),
        3 => operator("numeric", vec![Document::from(">="), Document::from(-1)]),
        _ => operator("wildcard", "*"),
    }
}

/// A list of one of each kind of condition.
fn any(dice: &mut Dice) -> Document {
    match dice.roll(9) {
        0 => one(dice.scalar()),
        1 => (0..=dice.roll(4)).map(|_| dice.scalar()).collect(),
        2 => one(operator("exists", dice.roll(2) == 0)),
        3 => one(operator("anything-but", texts(dice, 3))),
        4 => one(operator("numeric", range(dice))),
        5 => one(operator("wildcard", wildcard(dice))),
        6 => one(operator("cidr", "10.0.0.0/20")),
        7 => vec![operator("exists", false), dice.scalar(), wide(dice)].into(),
        _ => vec![operator(dice.pick(&["prefix", "suffix"]), dice.text()), operator("equals-ignore-case", "X")].into(),
    }
}

/// An event whose `c` mostly is a list of objects, with more such inside.
pub fn event(dice: &mut Dice) -> Document {
    object(dice, 4)
}

fn object(dice: &mut Dice, depth: usize) -> Document {
    let mut map = Map::new();
    for key in ["a", "b", "A"] {
        match dice.roll(4) {
            0 => {}
            1 => map.insert(key, (0..dice.roll(4)).map(|_| dice.scalar()).collect::<Document>()),
            _ => map.insert(key, dice.scalar()),
        }
    }
    if depth > 0 && dice.roll(5) > 0 {
        map.insert("c", inside(dice, depth - 1));
    }
    Document::Map(map)
}

fn inside(dice: &mut Dice, depth: usize) -> Document {
    match dice.roll(6) {
        0 | 1 => object(dice, depth),
        // Lists in lists, scalars among objects.
        2 => (0..dice.roll(3)).map(|_| inside(dice, depth.saturating_sub(1))).collect(),
        3 => vec![dice.scalar(), object(dice, depth)].into(),
        _ => (0..1 + dice.roll(3)).map(|_| object(dice, depth)).collect(),
    }
}
