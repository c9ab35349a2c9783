//! The words people read, by key, in both languages.
//!
//! `text/en/<room>.txt` and `text/ko/<room>.txt` hold `key = words` lines; the
//! tidy test holds that both have the same keys and that every key is used.
//! `{name}` is replaced by an argument. In Korean a particle that depends on
//! the word before it is written `{name|을/를}`, `{name|이/가}`, `{name|은/는}`,
//! `{name|과/와}` or `{name|으로/로}`. `\n` starts a new paragraph.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Language {
    #[default]
    English,
    Korean,
}

/// A room's words in both languages, read when the first of them is asked for.
struct Room {
    /// What its keys begin with, up to the first dot: the files' name.
    name: &'static str,
    texts: [fn() -> &'static str; 2],
    tables: [OnceLock<Table>; 2],
}

macro_rules! rooms {
    ($($name:literal)+) => {
        [$(Room {
            name: $name,
            texts: [
                base::text_file!(concat!("../../text/en/", $name, ".txt")),
                base::text_file!(concat!("../../text/ko/", $name, ".txt")),
            ],
            tables: [OnceLock::new(), OnceLock::new()],
        }),+]
    };
}

/// A new room is a word here.
static ROOMS: [Room; 18] = rooms!("app" "archives" "buses" "cloudtrail" "ec2" "events" "frame" "guide" "home" "lambda" "map" "metrics" "replays" "sandbox" "sns" "sqs" "words" "world");

type Table = BTreeMap<&'static str, &'static str>;

impl Language {
    pub const ALL: [Language; 2] = [Language::English, Language::Korean];

    /// The tag for `<html lang>`: `en`, `ko`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Korean => "ko",
        }
    }

    /// From a browser's tag: `ko-KR` is Korean, anything unknown English.
    pub fn from_tag(tag: &str) -> Language {
        if tag.to_ascii_lowercase().starts_with("ko") { Language::Korean } else { Language::English }
    }

    /// Its own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Korean => "한국어",
        }
    }

    /// The table that has the key, if any has.
    fn table(self, key: &str) -> Option<&'static Table> {
        let name = key.split('.').next().unwrap_or("");
        ROOMS.iter().find(|room| room.name == name).map(|room| room.table(self))
    }

    /// The words of a key. A key that is missing shows itself, loudly in tests.
    pub fn say(self, key: &'static str) -> String {
        self.raw(key).replace("\\n", "\n")
    }

    /// The words of a key with its arguments filled in.
    pub fn fill(self, key: &'static str, arguments: &[(&str, &str)]) -> String {
        fill(&self.say(key), arguments)
    }

    /// The words of a key made at run time (`status.` + a state), if there are any.
    pub fn find(self, key: &str) -> Option<&'static str> {
        self.table(key).and_then(|table| table.get(key)).copied()
    }

    fn raw(self, key: &'static str) -> &'static str {
        let words = self.table(key).and_then(|table| table.get(key)).copied();
        base::never!(words.is_none(), "a key without words");
        words.unwrap_or(key)
    }
}

impl Room {
    fn table(&'static self, language: Language) -> &'static Table {
        let [english, korean] = &self.tables;
        let [english_text, korean_text] = self.texts;
        let (cell, text) = match language {
            Language::English => (english, english_text),
            Language::Korean => (korean, korean_text),
        };
        cell.get_or_init(|| entries(text()).collect())
    }
}

/// Short for `view.language.say`.
pub trait Words {
    fn language(&self) -> Language;
    /// The words of a key.
    fn say(&self, key: &'static str) -> String {
        self.language().say(key)
    }
    /// The words of a key with its arguments.
    fn fill(&self, key: &'static str, arguments: &[(&str, &str)]) -> String {
        self.language().fill(key, arguments)
    }
}

impl Words for Language {
    fn language(&self) -> Language {
        *self
    }
}

/// `key = words` lines; `#` begins a comment line.
fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (key, words) = line.split_once('=')?;
        Some((key.trim(), words.trim()))
    })
}

fn fill(words: &str, arguments: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((slot, after)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let (name, particles) = slot.split_once('|').unwrap_or((slot, ""));
        match arguments.iter().find(|(argument, _)| *argument == name) {
            Some((_, value)) => {
                out.push_str(value);
                out.push_str(particle(value, particles));
            }
            // Braces that are no slot stay: JSON in a sentence.
            None => out.extend(["{", slot, "}"]),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Of `을/를` the first after a closed syllable, the second after an open one.
/// Latin letters and digits go by how they are read in Korean.
fn particle<'a>(word: &str, particles: &'a str) -> &'a str {
    let Some((closed, open)) = particles.split_once('/') else { return particles };
    let (is_closed, is_rieul) = final_sound(word);
    // 으로/로: a final ㄹ takes 로.
    let open_wins = !is_closed || (is_rieul && closed == "으로");
    if open_wins { open } else { closed }
}

fn final_sound(word: &str) -> (bool, bool) {
    match word.chars().rev().find(|letter| letter.is_alphanumeric()) {
        Some(letter @ '가'..='힣') => {
            let tail = (letter as u32 - 0xac00) % 28;
            (tail != 0, tail == 8)
        }
        Some('0' | '3' | '6' | 'l' | 'L' | 'm' | 'M' | 'n' | 'N' | 'r' | 'R') => (true, false),
        Some('1' | '7' | '8') => (true, true),
        _ => (false, false),
    }
}

/// Every key of a language with its words, for the tidy test.
pub fn all(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    ROOMS.iter().flat_map(move |room| room.table(language).iter().map(|(key, words)| (*key, *words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_and_particles() {
        for (words, value, expected) in [
            ("{name} stopped", "web-1", "web-1 stopped"),
            ("{name|을/를} 중지", "서버", "서버를 중지"),
            ("{name|을/를} 중지", "주제", "주제를 중지"),
            ("{name|이/가} 왔습니다", "메일", "메일이 왔습니다"),
            ("{name|으로/로} 보냄", "메일", "메일로 보냄"),
            ("{name|으로/로} 보냄", "규칙", "규칙으로 보냄"),
            ("{name|을/를}", "web-1", "web-1을"),
            ("{\"a\":1} {name}", "x", "{\"a\":1} x"),
            ("{name", "x", "{name"),
        ] {
            assert_eq!(fill(words, &[("name", value)]), expected, "{words}");
        }
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let keys = |language| all(language).map(|(key, _)| key).collect::<Vec<_>>();
        assert_eq!(keys(Language::English), keys(Language::Korean));
        assert!(all(Language::Korean).all(|(_, words)| !words.is_empty()));
    }

    #[test]
    fn no_key_is_written_twice() {
        for (room, text) in ROOMS.iter().flat_map(|room| room.texts.map(|text| (room.name, text()))) {
            assert!(
                entries(text).all(|(key, _)| key.split('.').next() == Some(room)),
                "a key of another room in {room}"
            );
            let mut keys: Vec<_> = entries(text).map(|(key, _)| key).collect();
            keys.sort_unstable();
            let before = keys.len();
            keys.dedup();
            assert_eq!(keys.len(), before);
        }
    }
}
