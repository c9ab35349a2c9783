//! A slow, obvious matcher for the tests. It works on the JSON of the pattern
//! and shares nothing with the real ones.

use base::{Document, Map};

/// The values of an event by path.
type Flat = Vec<(String, Document)>;

pub fn matches(pattern: &Document, event: &Document) -> bool {
    Read::of(event).matches(pattern)
}

/// An event in all the ways it can be read.
pub struct Read {
    flats: Vec<Flat>,
    all: Flat,
}

impl Read {
    pub fn of(event: &Document) -> Read {
        Read { flats: flats(event, "", false), all: flats(event, "", true).concat() }
    }

    pub fn matches(&self, pattern: &Document) -> bool {
        self.flats.iter().any(|flat| object(pattern.as_map().unwrap(), "", flat, &self.all))
    }
}

/// `path` ends in a dot, or is empty at the top.
fn object(pattern: &Map, path: &str, flat: &Flat, all: &Flat) -> bool {
    pattern.iter().all(|(key, value)| match value {
        Document::List(branches) if key == "$or" => {
            branches.iter().any(|branch| object(branch.as_map().unwrap(), path, flat, all))
        }
        Document::Map(inner) => object(inner, &format!("{path}{key}."), flat, all),
        _ => value.list().iter().any(|wanted| field(wanted, &format!("{path}{key}"), flat, all)),
    })
}

fn field(wanted: &Document, path: &str, flat: &Flat, all: &Flat) -> bool {
    if wanted.get("exists") == Some(&Document::Bool(false)) {
        return !all.iter().any(|(other, _)| other == path);
    }
    flat.iter().any(|(other, value)| other == path && meets(wanted, value))
}

fn meets(wanted: &Document, value: &Document) -> bool {
    let Document::Map(operator) = wanted else { return equal(wanted, value) };
    let (name, operand) = operator.iter().next().unwrap();
    let case = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<String>();
    let both = |test: fn(&str, &str) -> bool| match (operand, value.as_text()) {
        (_, None) => false,
        (Document::Text(operand), Some(text)) => test(text, operand),
        (operand, Some(text)) => test(&case(text), &case(operand.at("equals-ignore-case").text())),
    };
    match name {
        "prefix" => both(|text, affix| text.starts_with(affix)),
        "suffix" => both(|text, affix| text.ends_with(affix)),
        "equals-ignore-case" => value.as_text().is_some_and(|text| case(text) == case(operand.text())),
        "wildcard" => value.as_text().is_some_and(|text| wildcard(operand.text(), text)),
        "numeric" => value.as_f64().is_some_and(|number| numeric(operand.list(), number)),
        "cidr" => value.as_text().is_some_and(|text| cidr(operand.text(), text)),
        "exists" => true,
        "anything-but" => {
            let (wrap, values): (Option<&str>, &Document) = match operand {
                Document::Map(nested) => nested.iter().next().map(|(name, values)| (Some(name), values)).unwrap(),
                _ => (None, operand),
            };
            let values = values.as_list().map_or(vec![values.clone()], <[Document]>::to_vec);
            !values.into_iter().any(|one| match wrap {
                Some(name) => meets(&Document::map().with(name, one), value),
                None => equal(&one, value),
            })
        }
        _ => panic!("{name}?"),
    }
}

fn equal(one: &Document, other: &Document) -> bool {
    match (one, other) {
        (Document::Number(one), Document::Number(other)) => one.as_f64() == other.as_f64(),
        _ => one == other,
    }
}

fn wildcard(pattern: &str, text: &str) -> bool {
    let mut letters = pattern.chars();
    match letters.next() {
        None => text.is_empty(),
        Some('*') => (0..=text.len())
            .filter(|&at| text.is_char_boundary(at))
            .any(|at| wildcard(letters.as_str(), text.get(at..).unwrap())),
        Some(letter) => {
            let letter = if letter == '\\' { letters.next().unwrap() } else { letter };
            text.strip_prefix(letter).is_some_and(|rest| wildcard(letters.as_str(), rest))
        }
    }
}

fn numeric(terms: &[Document], number: f64) -> bool {
    terms.chunks(2).all(|term| {
        let bound = term[1].as_f64().unwrap();
        match term[0].text() {
            "=" => number == bound,
            "<" => number < bound,
            "<=" => number <= bound,
            ">" => number > bound,
            _ => number >= bound,
        }
    })
}

fn cidr(block: &str, text: &str) -> bool {
    let (address, bits) = block.split_once('/').unwrap();
    let bits: usize = bits.parse().unwrap();
    let digits = |text: &str| match text.parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V4(address)) => format!("{:032b}", address.to_bits()),
        Ok(std::net::IpAddr::V6(address)) => format!("{:0128b}", address.to_bits()),
        Err(_) => String::new(),
    };
    let (block, text) = (digits(address), digits(text));
    block.len() == text.len() && block.get(..bits) == text.get(..bits)
}

/// The event's values, once for each choice of an object from every list; or
/// with `all`, one set for each object.
fn flats(event: &Document, path: &str, all: bool) -> Vec<Flat> {
    let Document::Map(map) = event else { return vec![Vec::new()] };
    let mut sets: Vec<Flat> = vec![Vec::new()];
    for (key, value) in map.iter() {
        let path = format!("{path}{key}");
        let mut scalars = Vec::new();
        let mut objects = Vec::new();
        sort(value, &mut scalars, &mut objects);
        let scalars: Flat = scalars.into_iter().map(|value| (path.clone(), value.clone())).collect();
        let mut choices: Vec<Flat> =
            objects.iter().flat_map(|object| flats(object, &format!("{path}."), all)).collect();
        if all {
            choices = vec![choices.concat()];
        }
        if choices.is_empty() {
            choices.push(Vec::new());
        }
        sets = sets
            .iter()
            .flat_map(|set| choices.iter().map(|choice| [set.as_slice(), &scalars, choice].concat()))
            .collect();
    }
    sets
}

fn sort<'a>(value: &'a Document, scalars: &mut Vec<&'a Document>, objects: &mut Vec<&'a Document>) {
    match value {
        Document::Map(_) => objects.push(value),
        Document::List(items) => items.iter().for_each(|item| sort(item, scalars, objects)),
        _ => scalars.push(value),
    }
}
