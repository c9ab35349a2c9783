//! A slow, obvious matcher for the tests. It works on the JSON of the pattern
//! and shares nothing with the real ones.

use base::{Document, Map};

/// The lists of a pattern by path.
type Rule = Vec<(String, Document)>;

/// A value of an event: its path, the elements of lists it lies in (each list
/// by its place), and itself.
type Field = (String, Vec<(String, usize)>, Document);

pub fn matches(pattern: &Document, event: &Document) -> bool {
    Read::of(event).matches(pattern)
}

/// An event's values.
pub struct Read(Vec<Field>);

impl Read {
    pub fn of(event: &Document) -> Read {
        let mut fields = Vec::new();
        load(event, "", "", &[], &mut fields);
        Read(fields)
    }

    pub fn matches(&self, pattern: &Document) -> bool {
        let mut rules = vec![Rule::new()];
        compile(pattern.as_map().unwrap(), "", &mut rules);
        rules.iter_mut().any(|rule| {
            rule.sort_by(|one, other| one.0.cmp(&other.0));
            walk(rule, &[], &self.0)
        })
    }
}

/// One key after the other; `so_far` are the elements that were met.
fn walk(rule: &[(String, Document)], so_far: &[(String, usize)], fields: &[Field]) -> bool {
    let Some(((path, list), rest)) = rule.split_first() else { return true };
    let agrees = |places: &[(String, usize)]| {
        places.iter().all(|(list, at)| so_far.iter().all(|it| it.0 != *list || it.1 == *at))
    };
    let open: Vec<&Field> = fields.iter().filter(|field| field.0 == *path && agrees(&field.1)).collect();
    list.list().iter().any(|wanted| match wanted.get("exists") {
        Some(Document::Bool(false)) => open.is_empty() && walk(rest, so_far, fields),
        _ => open.iter().any(|field| meets(wanted, &field.2) && walk(rest, &[so_far, &field.1].concat(), fields)),
    })
}

/// `path` ends in a dot, or is empty at the top; `place` tells lists apart.
fn load(value: &Document, path: &str, place: &str, within: &[(String, usize)], out: &mut Vec<Field>) {
    match value {
        Document::Map(map) => {
            for (key, value) in map.iter() {
                let mut scalars = Vec::new();
                sort(value, &mut scalars);
                out.extend(scalars.iter().map(|it| (format!("{path}{key}"), within.to_vec(), (*it).clone())));
                load(value, &format!("{path}{key}."), &format!("{place}/{key}"), within, out);
            }
        }
        Document::List(items) => {
            for (at, item) in items.iter().enumerate() {
                let within = [within, &[(place.to_string(), at)]].concat();
                load(item, path, &format!("{place}[{at}]"), &within, out);
            }
        }
        _ => {}
    }
}

/// Puts each list under its path, in every rule: what was there is replaced.
/// `path` ends in a dot, or is empty at the top.
fn compile(pattern: &Map, path: &str, rules: &mut Vec<Rule>) {
    for (key, value) in pattern.iter() {
        match value {
            Document::List(branches) if key == "$or" => {
                let before = std::mem::take(rules);
                for branch in branches {
                    let mut forked = before.clone();
                    compile(branch.as_map().unwrap(), path, &mut forked);
                    rules.append(&mut forked);
                }
            }
            Document::Map(inner) => compile(inner, &format!("{path}{key}."), rules),
            _ => {
                for rule in rules.iter_mut() {
                    rule.retain(|(other, _)| *other != format!("{path}{key}"));
                    rule.push((format!("{path}{key}"), value.clone()));
                }
            }
        }
    }
}

fn meets(wanted: &Document, value: &Document) -> bool {
    let Document::Map(operator) = wanted else { return equal(wanted, value) || same_address(wanted, value) };
    let (name, operand) = operator.iter().next().unwrap();
    // Where the operand or its text in any case may begin, and how it ends.
    let affix = |test: fn(&str, &str) -> bool| match (operand, value.as_text()) {
        (_, None) => false,
        (Document::Text(operand), Some(text)) => test(text, operand),
        (operand, Some(text)) => {
            let rests = |at: usize| rests(operand.at("equals-ignore-case").text(), text.get(at..).unwrap());
            match name {
                "prefix" => !rests(0).is_empty(),
                _ => text.char_indices().map(|it| it.0).chain([text.len()]).any(|at| rests(at).contains(&"")),
            }
        }
    };
    match name {
        "prefix" => affix(|text, affix| text.starts_with(affix)),
        "suffix" => affix(|text, affix| text.ends_with(affix)),
        "equals-ignore-case" => value.as_text().is_some_and(|text| rests(operand.text(), text).contains(&"")),
        "wildcard" => value.as_text().is_some_and(|text| wildcard(operand.text(), text)),
        "numeric" => exact(value).is_some_and(|number| numeric(operand.list(), number)),
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
    match (exact(one), exact(other)) {
        (None, None) => one == other,
        (one, other) => one == other,
    }
}

/// A number, if it is what its double says.
fn exact(value: &Document) -> Option<f64> {
    let number = value.as_f64().filter(|number| number.is_finite())?;
    (plain(&value.to_json()) == plain(&number.to_string())).then_some(number)
}

/// A number written without an exponent and without zeros around it.
fn plain(text: &str) -> String {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let point = 500 + exponent.parse::<i64>().unwrap();
    let digits = format!("{:0>500}{fraction:0<500}", whole.trim_start_matches('-'));
    let (whole, fraction) = digits.split_at(point as usize);
    let sign = if text.starts_with('-') && digits.contains(|digit| digit != '0') { "-" } else { "" };
    format!("{sign}{}.{}", whole.trim_start_matches('0'), fraction.trim_end_matches('0'))
}

fn same_address(one: &Document, other: &Document) -> bool {
    let address = |value: &Document| value.text().parse::<std::net::Ipv6Addr>().ok();
    address(one).is_some() && address(one) == address(other)
}

/// What may follow a text, each letter in lower or in upper case.
#[expect(clippy::disallowed_methods, reason = "no page loads the tests")]
fn rests<'a>(wanted: &str, text: &'a str) -> Vec<&'a str> {
    let mut open = vec![text];
    for letter in wanted.chars() {
        let forms: [String; 2] = [letter.to_lowercase().collect(), letter.to_uppercase().collect()];
        open = open.iter().flat_map(|text| forms.iter().filter_map(|form| text.strip_prefix(form.as_str()))).collect();
    }
    open
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

fn sort<'a>(value: &'a Document, scalars: &mut Vec<&'a Document>) {
    match value {
        Document::Map(_) => {}
        Document::List(items) => items.iter().for_each(|item| sort(item, scalars)),
        _ => scalars.push(value),
    }
}
