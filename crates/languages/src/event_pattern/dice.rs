//! Random values for the property tests: few keys and few values, so that
//! patterns and events meet often.

use base::{Document, Map, Seed};

pub struct Dice {
    seed: Seed,
    rolls: u64,
}

const KEYS: [&str; 8] = ["a", "a", "b", "b", "c", "A", "a.b", ""];
const TEXTS: [&str; 18] = [
    "x",
    "X",
    "xy",
    "",
    "yx",
    "xxyx",
    "10.0.0.7",
    "10.0.9.1",
    "fe80::1",
    "FE80:0::1",
    "300",
    "가나",
    "q\"\\*",
    "ß",
    "SS",
    "ſs",
    "a:b:c",
    "É",
];
const NUMBERS: [&str; 13] = [
    "0",
    "1",
    "-1",
    "300",
    "300.0",
    "3.0e2",
    "0.5",
    "5e-1",
    "12345678901234567890",
    "12345678901234567891",
    "9007199254740993",
    "9007199254740992",
    "1e400",
];

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice { seed: Seed(seed), rolls: 0 }
    }

    /// Below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.rolls += 1;
        (self.seed.bits("dice", self.rolls) % sides as u64) as usize
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        let index = self.roll(of.len());
        of[index]
    }

    pub fn text(&mut self) -> Document {
        self.pick(&TEXTS).into()
    }

    pub fn number(&mut self) -> Document {
        Document::parse(self.pick(&NUMBERS)).unwrap()
    }

    pub fn scalar(&mut self) -> Document {
        match self.roll(10) {
            0 => Document::Null,
            1 => Document::Bool(self.roll(2) == 0),
            2..=4 => self.number(),
            _ => self.text(),
        }
    }

    pub fn value(&mut self, depth: usize) -> Document {
        match self.roll(if depth == 0 { 5 } else { 9 }) {
            0..=4 => self.scalar(),
            5 | 6 => self.event(depth - 1),
            _ => (0..self.roll(4)).map(|_| self.value(depth - 1)).collect(),
        }
    }

    /// An object.
    pub fn event(&mut self, depth: usize) -> Document {
        let count = 1 + self.roll(4);
        Document::Map((0..count).map(|_| (self.pick(&KEYS).to_string(), self.value(depth))).collect::<Map>())
    }

    /// An object of a pattern; mostly a valid one.
    pub fn pattern(&mut self, depth: usize) -> Document {
        let mut map = Map::new();
        for _ in 0..=self.roll(3) {
            match self.roll(if depth == 0 { 6 } else { 10 }) {
                0..=5 => map.insert(self.pick(&KEYS), self.list()),
                6..=8 => map.insert(self.pick(&KEYS), self.pattern(depth - 1)),
                _ => {
                    let branches: Document = (0..2 + self.roll(2)).map(|_| self.pattern(depth - 1)).collect();
                    map.insert("$or", branches);
                }
            }
        }
        Document::Map(map)
    }

    fn list(&mut self) -> Document {
        (0..=self.roll(3)).map(|_| self.element()).collect()
    }

    fn element(&mut self) -> Document {
        let one = |key: &str, value: Document| Document::map().with(key, value);
        match self.roll(16) {
            0..=5 => self.scalar(),
            6 => one("prefix", self.affix()),
            7 => one("suffix", self.affix()),
            8 => one("equals-ignore-case", self.text()),
            9 => one("wildcard", self.wildcard()),
            10 => one("numeric", self.range()),
            11 => one("cidr", self.pick(&["10.0.0.0/24", "10.0.0.0/8", "fe80::/10", "0.0.0.0/0"]).into()),
            12 => one("exists", Document::Bool(self.roll(2) == 0)),
            _ => one("anything-but", self.unwanted()),
        }
    }

    fn affix(&mut self) -> Document {
        let text = self.text();
        if self.roll(4) == 0 { Document::map().with("equals-ignore-case", text) } else { text }
    }

    fn wildcard(&mut self) -> Document {
        self.pick(&["x*", "*x", "*y*", "x*x", "", "*", "10.*.7", "q\"\\\\\\*", "*:*:c"]).into()
    }

    fn range(&mut self) -> Document {
        match self.roll(3) {
            0 => vec![Document::from("="), self.number()].into(),
            1 => vec![Document::from(self.pick(&["<", "<=", ">", ">="])), self.number()].into(),
            _ => vec![">=".into(), Document::from(-1), "<".into(), self.number()].into(),
        }
    }

    fn unwanted(&mut self) -> Document {
        match self.roll(6) {
            0 => self.text(),
            1 => self.number(),
            2 => vec![self.text(), self.text()].into(),
            3 => vec![self.number(), self.number()].into(),
            4 => Document::map().with("prefix", vec![self.text(), Document::from("x")]),
            _ => match self.roll(3) {
                0 => Document::map().with("suffix", "x"),
                1 => Document::map().with("equals-ignore-case", vec![self.text(), self.text()]),
                _ => Document::map().with("wildcard", self.wildcard()),
            },
        }
    }

    /// Text with a few bytes damaged.
    pub fn damaged(&mut self, text: &str) -> String {
        let mut letters: Vec<char> = text.chars().collect();
        for _ in 0..=self.roll(3) {
            let at = self.roll(letters.len() + 1);
            let letter =
                self.pick(&['{', '}', '[', ']', '"', ',', ':', '\\', '*', 'x', '1', '-', ' ', '\n', '가', '\u{0}']);
            match self.roll(3) {
                0 => letters.insert(at, letter),
                1 if at < letters.len() => drop(letters.remove(at)),
                _ => letters.truncate(if self.roll(4) == 0 { at } else { letters.len() }),
            }
        }
        letters.into_iter().collect()
    }
}
