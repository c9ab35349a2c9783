//! The words of an expression.

use super::{JmesError, messages};
use base::Document;

/// One word. The names in [`Token::name`] are those of the error messages.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    End,
    Identifier(String),
    Quoted(String),
    Literal(Document),
    Number(i64),
    Dot,
    Star,
    RightBracket,
    Comma,
    Colon,
    Current,
    LeftParen,
    RightParen,
    LeftBrace,
    RightBrace,
    LeftBracket,
    Flatten,
    Filter,
    Or,
    Pipe,
    And,
    Reference,
    LessOrEqual,
    Less,
    GreaterOrEqual,
    Greater,
    NotEqual,
    Not,
    Equal,
}

impl Token {
    /// The name, the written form, and how strongly the token binds what is
    /// to its left (0 ends an expression).
    fn facts(&self) -> (&'static str, &'static str, u8) {
        match self {
            Token::End => ("eof", "", 0),
            Token::Identifier(_) => ("unquoted_identifier", "", 0),
            Token::Quoted(_) => ("quoted_identifier", "", 0),
            Token::Literal(_) => ("literal", "", 0),
            Token::Number(_) => ("number", "", 0),
            Token::RightBracket => ("rbracket", "]", 0),
            Token::RightParen => ("rparen", ")", 0),
            Token::RightBrace => ("rbrace", "}", 0),
            Token::Comma => ("comma", ",", 0),
            Token::Colon => ("colon", ":", 0),
            Token::Current => ("current", "@", 0),
            Token::Reference => ("expref", "&", 0),
            Token::Pipe => ("pipe", "|", 1),
            Token::Or => ("or", "||", 2),
            Token::And => ("and", "&&", 3),
            Token::Equal => ("eq", "==", 5),
            Token::Greater => ("gt", ">", 5),
            Token::Less => ("lt", "<", 5),
            Token::GreaterOrEqual => ("gte", ">=", 5),
            Token::LessOrEqual => ("lte", "<=", 5),
            Token::NotEqual => ("ne", "!=", 5),
            Token::Flatten => ("flatten", "[]", 9),
            Token::Star => ("star", "*", 20),
            Token::Filter => ("filter", "[?", 21),
            Token::Dot => ("dot", ".", 40),
            Token::Not => ("not", "!", 45),
            Token::LeftBrace => ("lbrace", "{", 50),
            Token::LeftBracket => ("lbracket", "[", 55),
            Token::LeftParen => ("lparen", "(", 60),
        }
    }

    pub(super) fn name(&self) -> &'static str {
        self.facts().0
    }

    pub(super) fn power(&self) -> u8 {
        self.facts().2
    }

    /// The token as a message shows it.
    pub(super) fn shown(&self) -> String {
        match self {
            Token::Identifier(name) | Token::Quoted(name) => name.clone(),
            Token::Literal(value) => messages::shown(value),
            Token::Number(number) => number.to_string(),
            token => token.facts().1.to_string(),
        }
    }
}

/// All tokens with the bytes they begin at; the last one is [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, usize)>, JmesError> {
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        while matches!(lexer.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            lexer.at += 1;
        }
        let start = lexer.at;
        let token = lexer.token()?;
        let end = token == Token::End;
        tokens.push((token, start));
        if end {
            return Ok(tokens);
        }
    }
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn error(&self, at: usize, message: &str) -> JmesError {
        messages::lexer_error(self.text, at, message)
    }

    fn token(&mut self) -> Result<Token, JmesError> {
        let Some(first) = self.peek() else { return Ok(Token::End) };
        match first {
            'a'..='z' | 'A'..='Z' | '_' => {
                let name = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
                return Ok(Token::Identifier(name.to_string()));
            }
            '0'..='9' | '-' => return self.number(),
            '\'' => return Ok(Token::Literal(Document::Text(self.until('\'')?.replace("\\'", "'")))),
            '`' => return self.literal(),
            '"' => return self.quoted(),
            _ => {}
        }
        let second = self.rest().chars().nth(1);
        let (token, length) = match (first, second) {
            ('[', Some(']')) => (Token::Flatten, 2),
            ('[', Some('?')) => (Token::Filter, 2),
            ('|', Some('|')) => (Token::Or, 2),
            ('&', Some('&')) => (Token::And, 2),
            ('<', Some('=')) => (Token::LessOrEqual, 2),
            ('>', Some('=')) => (Token::GreaterOrEqual, 2),
            ('!', Some('=')) => (Token::NotEqual, 2),
            ('=', Some('=')) => (Token::Equal, 2),
            ('[', _) => (Token::LeftBracket, 1),
            ('|', _) => (Token::Pipe, 1),
            ('&', _) => (Token::Reference, 1),
            ('<', _) => (Token::Less, 1),
            ('>', _) => (Token::Greater, 1),
            ('!', _) => (Token::Not, 1),
            ('.', _) => (Token::Dot, 1),
            ('*', _) => (Token::Star, 1),
            (']', _) => (Token::RightBracket, 1),
            (',', _) => (Token::Comma, 1),
            (':', _) => (Token::Colon, 1),
            ('@', _) => (Token::Current, 1),
            ('(', _) => (Token::LeftParen, 1),
            (')', _) => (Token::RightParen, 1),
            ('{', _) => (Token::LeftBrace, 1),
            ('}', _) => (Token::RightBrace, 1),
            ('=', _) => return Err(self.error(self.at, "Unknown token '='")),
            _ => return Err(self.error(self.at, &format!("Unknown token {first}"))),
        };
        self.at += length;
        Ok(token)
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let length = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or("")
    }

    /// An index. One that does not fit is as good as the farthest one.
    fn number(&mut self) -> Result<Token, JmesError> {
        let start = self.at;
        let negative = self.peek() == Some('-');
        if negative {
            self.at += 1;
        }
        let digits = self.take_while(|c| c.is_ascii_digit());
        if digits.is_empty() {
            return Err(self.error(start, "Unknown token '-'"));
        }
        let number = digits.parse().unwrap_or(i64::MAX);
        Ok(Token::Number(if negative { -number } else { number }))
    }

    /// What is between two `delimiter`s; a backslash keeps the next character
    /// from being the end, and stays.
    fn until(&mut self, delimiter: char) -> Result<&'t str, JmesError> {
        let start = self.at;
        let inner = self.rest().get(1..).unwrap_or("");
        let mut escaped = false;
        for (at, c) in inner.char_indices() {
            if escaped {
                escaped = false;
            } else if c == '\\' {
                escaped = true;
            } else if c == delimiter {
                self.at = start + at + 2;
                return Ok(inner.get(..at).unwrap_or(""));
            }
        }
        Err(self.error(start, &format!("Unclosed {delimiter} delimiter")))
    }

    /// Backticks hold JSON. What is none is taken as a text, which JEP-12
    /// deprecates and the `aws` command still does.
    fn literal(&mut self) -> Result<Token, JmesError> {
        let start = self.at;
        let lexeme = self.until('`')?.replace("\\`", "`");
        let value = Document::parse(&lexeme).or_else(|_| Document::parse(&format!("\"{}\"", lexeme.trim_start())));
        match value {
            Ok(value) => Ok(Token::Literal(value)),
            Err(_) => Err(self.error(start, &format!("Bad token {lexeme}"))),
        }
    }

    fn quoted(&mut self) -> Result<Token, JmesError> {
        let start = self.at;
        let json = format!("\"{}\"", self.until('"')?);
        match Document::parse(&json) {
            Ok(Document::Text(name)) => Ok(Token::Quoted(name)),
            _ if json.contains("\\u") => Err(self.error(start, "Invalid \\uXXXX escape")),
            _ if json.contains('\\') => Err(self.error(start, "Invalid \\escape")),
            _ => Err(self.error(start, "Invalid control character at")),
        }
    }
}
