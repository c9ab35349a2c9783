//! What a line asks for.

use base::{Document, Duration, Map, Number, Seed, Time};
use sim::world::{Act, Reply};
use sim::{ApiCall, ApiError, Region};

pub(super) enum Request {
    Call {
        call: Box<ApiCall>,
        /// The clock goes there first, never back.
        at: Option<Time>,
    },
    /// Understood, and refused before any service sees it.
    Refused(ApiError),
    Control(Control),
}

/// What no API of AWS offers.
pub(super) enum Control {
    Reset { now: Option<Time>, seed: Option<Seed> },
    Advance(Duration),
    Outside,
    Confirm { endpoint: String },
    Act(Act),
}

/// Why a line is no request, in a sentence.
pub(super) struct Malformed(pub(super) String);

/// A hundred years: more is a slip, and would only take long.
const LONGEST_ADVANCE: f64 = 3_155_760_000.0;

/// The `id` of a request, taken out; null where there is none.
pub(super) fn take_id(document: &mut Document) -> Document {
    match document {
        Document::Map(map) => map.remove("id").unwrap_or(Document::Null),
        _ => Document::Null,
    }
}

/// Reads a request whose id is taken out.
pub(super) fn read(document: Document) -> Result<Request, Malformed> {
    let Document::Map(mut map) = document else {
        return Err(Malformed("A request is a JSON object.".to_string()));
    };
    match map.remove("control") {
        Some(name) => Ok(Request::Control(control(name.text(), &map)?)),
        None => call(map),
    }
}

fn call(mut map: Map) -> Result<Request, Malformed> {
    let service = text(&map, "service")?;
    let operation = text(&map, "operation")?;
    let input = match map.remove("input") {
        None | Some(Document::Null) => Document::map(),
        Some(input @ Document::Map(_)) => input,
        Some(_) => return Err(Malformed("\"input\" must be an object.".to_string())),
    };
    let at = moment(&map, "at")?;
    let region = match map.get("region") {
        None | Some(Document::Null) => Region::default(),
        Some(Document::Text(name)) => match Region::parse(name) {
            Some(region) => region,
            None => return Ok(Request::Refused(unknown_region(name))),
        },
        Some(_) => return Err(Malformed("\"region\" must be a text.".to_string())),
    };
    let call = Box::new(ApiCall::new(&service, &operation, input).in_region(region));
    Ok(Request::Call { call, at })
}

fn control(name: &str, map: &Map) -> Result<Control, Malformed> {
    match name {
        "reset" => Ok(Control::Reset { now: moment(map, "now")?, seed: seed(map)? }),
        "advance" => Ok(Control::Advance(span(map)?)),
        "outside" => Ok(Control::Outside),
        "confirm" => Ok(Control::Confirm { endpoint: text(map, "endpoint")? }),
        "reply" => Ok(Control::Act(Act::Reply(Reply { phone: text(map, "phone")?, text: text(map, "text")? }))),
        "answer" => Ok(Control::Act(Act::Answer { url: text(map, "url")?, status: status(map)? })),
        _ => Err(Malformed("\"control\" must be one of: reset, advance, outside, confirm, reply, answer.".to_string())),
    }
}

fn status(map: &Map) -> Result<u16, Malformed> {
    let status = map.get("status").and_then(Document::as_i64).and_then(|status| u16::try_from(status).ok());
    status
        .filter(|status| (100..600).contains(status))
        .ok_or_else(|| Malformed("\"status\" must be an HTTP status.".to_string()))
}

fn text(map: &Map, name: &str) -> Result<String, Malformed> {
    match map.get(name) {
        Some(Document::Text(text)) if !text.is_empty() => Ok(text.clone()),
        Some(_) => Err(Malformed(format!("\"{name}\" must be a text that is not empty."))),
        None => Err(Malformed(format!("\"{name}\" is missing."))),
    }
}

/// An RFC 3339 text or seconds since 1970.
fn moment(map: &Map, name: &str) -> Result<Option<Time>, Malformed> {
    let time = match map.get(name) {
        None | Some(Document::Null) => return Ok(None),
        Some(Document::Text(text)) => Time::parse(text),
        Some(Document::Number(number)) => {
            Some(number.as_f64()).filter(|it| it.is_finite()).map(|seconds| Time((seconds * 1_000.0) as i64))
        }
        Some(_) => None,
    };
    // Years of four digits: what RFC 3339 can write.
    match time.filter(|time| (-62_135_596_800_000..253_402_300_800_000).contains(&time.0)) {
        Some(time) => Ok(Some(time)),
        None => Err(Malformed(format!("\"{name}\" must be an RFC 3339 text or seconds since 1970."))),
    }
}

fn seed(map: &Map) -> Result<Option<Seed>, Malformed> {
    match map.get("seed") {
        None | Some(Document::Null) => Ok(None),
        Some(Document::Number(Number::Int(seed))) => Ok(Some(Seed(*seed as u64))),
        Some(Document::Number(Number::Literal(text))) if text.parse::<u64>().is_ok() => Ok(text.parse().ok().map(Seed)),
        Some(_) => Err(Malformed("\"seed\" must be a whole number of 64 bits.".to_string())),
    }
}

fn span(map: &Map) -> Result<Duration, Malformed> {
    match map.get("seconds").and_then(Document::as_f64) {
        Some(seconds) if (0.0..=LONGEST_ADVANCE).contains(&seconds) => Ok(Duration((seconds * 1_000.0) as i64)),
        _ => Err(Malformed("\"seconds\" must be a number from 0 to 3155760000.".to_string())),
    }
}

fn unknown_region(name: &str) -> ApiError {
    let known: Vec<&str> = Region::all().map(Region::name).collect();
    ApiError::new(
        "UnknownRegion",
        format!("There is no commercial region \"{name}\". There are: {}.", known.join(", ")),
    )
}
