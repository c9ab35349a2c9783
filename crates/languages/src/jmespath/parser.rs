//! From tokens to a tree: operator precedence after Vaughan Pratt, with the
//! binding powers of [`Token::power`].

use super::lexer::{Token, tokens};
use super::{JmesError, messages};
use base::Document;

/// An expression: what it makes of the current value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// `@`, and the empty side of a projection.
    Current,
    Field(String),
    Index(i64),
    /// Start, stop, step.
    Slice(Option<i64>, Option<i64>, Option<i64>),
    Literal(Document),
    /// `a.b`, `a[0]`, `a | b`: the right on what the left gives.
    Then(Box<Node>, Box<Node>),
    Or(Box<Node>, Box<Node>),
    And(Box<Node>, Box<Node>),
    Not(Box<Node>),
    Compare(Comparator, Box<Node>, Box<Node>),
    /// `[]`: lists within the list opened by one level.
    Flatten(Box<Node>),
    /// The right on each element of the left.
    Project(Box<Node>, Box<Node>),
    /// The right on each member's value of the left.
    ProjectValues(Box<Node>, Box<Node>),
    Filter {
        list: Box<Node>,
        condition: Box<Node>,
        each: Box<Node>,
    },
    MultiList(Vec<Node>),
    MultiHash(Vec<(String, Node)>),
    Call {
        function: String,
        arguments: Vec<Node>,
        /// The byte the function's name begins at.
        at: usize,
    },
    /// `&a`, as an argument only.
    Reference(Box<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Tokens that bind less end a projection.
const PROJECTION_STOP: u8 = 10;
/// Nesting plus length of a chain. No tree is higher than twice this, so that
/// no text can exhaust the stack.
const DEPTH: u32 = 100;

pub(super) fn parse(text: &str) -> Result<Node, JmesError> {
    if text.is_empty() {
        return Err(JmesError { message: "Invalid JMESPath expression: cannot be empty.".to_string(), offset: 0 });
    }
    let mut parser = Parser { text, tokens: tokens(text)?, index: 0, depth: 0 };
    let root = parser.expression(0)?;
    match parser.peek() {
        Token::End => Ok(root),
        token => Err(parser.error(&format!("Unexpected token: {}", token.shown()))),
    }
}

struct Parser<'t> {
    text: &'t str,
    tokens: Vec<(Token, usize)>,
    index: usize,
    depth: u32,
}

impl Parser<'_> {
    fn token(&self, index: usize) -> (&Token, usize) {
        self.tokens.get(index).map_or((&Token::End, self.text.len()), |(token, at)| (token, *at))
    }

    fn peek(&self) -> &Token {
        self.token(self.index).0
    }

    fn advance(&mut self) -> (Token, usize) {
        let (token, at) = self.token(self.index);
        let token = token.clone();
        self.index += 1;
        (token, at)
    }

    /// About the token that is next.
    fn error(&self, message: &str) -> JmesError {
        let (token, at) = self.token(self.index);
        messages::parse_error(self.text, at, token, message)
    }

    fn expecting(&self, wanted: &str) -> JmesError {
        match self.peek() {
            Token::End => messages::incomplete(self.text),
            token => self.error(&format!("Expecting: {wanted}, got: {}", token.name())),
        }
    }

    fn expect(&mut self, wanted: Token) -> Result<(), JmesError> {
        if *self.peek() != wanted {
            return Err(self.expecting(wanted.name()));
        }
        self.index += 1;
        Ok(())
    }

    fn deeper(&mut self) -> Result<(), JmesError> {
        self.depth += 1;
        if self.depth > DEPTH { Err(self.error("Nested too deeply")) } else { Ok(()) }
    }

    /// As much as binds more strongly than `power`.
    fn expression(&mut self, power: u8) -> Result<Node, JmesError> {
        let depth = self.depth;
        self.deeper()?;
        let mut left = self.prefix()?;
        while power < self.peek().power() {
            self.deeper()?;
            left = self.infix(left)?;
        }
        self.depth = depth;
        Ok(left)
    }

    fn boxed(&mut self, power: u8) -> Result<Box<Node>, JmesError> {
        Ok(Box::new(self.expression(power)?))
    }

    fn prefix(&mut self) -> Result<Node, JmesError> {
        let (token, at) = self.advance();
        match token {
            Token::Literal(value) => Ok(Node::Literal(value)),
            Token::Identifier(function) if *self.peek() == Token::LeftParen => self.call(function, at),
            Token::Identifier(name) => Ok(Node::Field(name)),
            Token::Quoted(_) if *self.peek() == Token::LeftParen => {
                // The library says column 0 wherever it is.
                let message = "Quoted identifier not allowed for function names.";
                Err(JmesError { offset: at, ..messages::parse_error(self.text, 0, &Token::LeftParen, message) })
            }
            Token::Quoted(name) => Ok(Node::Field(name)),
            Token::Current => Ok(Node::Current),
            Token::Star if *self.peek() == Token::RightBracket => {
                Ok(Node::ProjectValues(Box::new(Node::Current), Box::new(Node::Current)))
            }
            Token::Star => Ok(Node::ProjectValues(Box::new(Node::Current), self.projected(Token::Star.power())?)),
            Token::Filter => self.filter(Node::Current),
            Token::Flatten => self.flatten(Node::Current),
            Token::LeftBrace => self.multi_hash(),
            Token::LeftParen => {
                let inner = self.expression(0)?;
                self.expect(Token::RightParen)?;
                Ok(inner)
            }
            Token::Not => Ok(Node::Not(self.boxed(Token::Not.power())?)),
            Token::LeftBracket => match (self.peek(), self.token(self.index + 1).0) {
                (Token::Number(_) | Token::Colon, _) => self.index_or_slice(Node::Current),
                (Token::Star, Token::RightBracket) => self.list_projection(Node::Current),
                _ => self.multi_list(),
            },
            Token::End => Err(messages::incomplete(self.text)),
            _ => {
                self.index -= 1;
                Err(self.error("invalid token"))
            }
        }
    }

    fn infix(&mut self, left: Node) -> Result<Node, JmesError> {
        let (token, _) = self.advance();
        let comparator = match token {
            Token::Dot if *self.peek() == Token::Star => {
                self.index += 1;
                return Ok(Node::ProjectValues(Box::new(left), self.projected(Token::Dot.power())?));
            }
            Token::Dot => return Ok(Node::Then(Box::new(left), self.after_dot(Token::Dot.power())?)),
            Token::Pipe => return Ok(Node::Then(Box::new(left), self.boxed(Token::Pipe.power())?)),
            Token::Or => return Ok(Node::Or(Box::new(left), self.boxed(Token::Or.power())?)),
            Token::And => return Ok(Node::And(Box::new(left), self.boxed(Token::And.power())?)),
            Token::Filter => return self.filter(left),
            Token::Flatten => return self.flatten(left),
            Token::LeftBracket if matches!(self.peek(), Token::Number(_) | Token::Colon) => {
                return self.index_or_slice(left);
            }
            Token::LeftBracket => return self.list_projection(left),
            Token::LeftParen => {
                self.index = self.index.saturating_sub(2);
                let name = self.peek().shown();
                return Err(self.error(&format!("Invalid function name '{name}'")));
            }
            Token::Equal => Comparator::Equal,
            Token::NotEqual => Comparator::NotEqual,
            Token::Less => Comparator::Less,
            Token::LessOrEqual => Comparator::LessOrEqual,
            Token::Greater => Comparator::Greater,
            Token::GreaterOrEqual => Comparator::GreaterOrEqual,
            _ => {
                self.index -= 1;
                return Err(self.error("invalid token"));
            }
        };
        Ok(Node::Compare(comparator, Box::new(left), self.boxed(Token::Equal.power())?))
    }

    /// After `name(`'s name. A forgotten comma is forgiven, as in the library.
    fn call(&mut self, function: String, at: usize) -> Result<Node, JmesError> {
        self.index += 1;
        let mut arguments = Vec::new();
        while *self.peek() != Token::RightParen {
            arguments.push(if *self.peek() == Token::Reference {
                self.index += 1;
                Node::Reference(self.boxed(0)?)
            } else {
                self.expression(0)?
            });
            if *self.peek() == Token::Comma {
                self.index += 1;
            }
        }
        self.index += 1;
        Ok(Node::Call { function, arguments, at })
    }

    fn filter(&mut self, list: Node) -> Result<Node, JmesError> {
        let condition = self.boxed(0)?;
        self.expect(Token::RightBracket)?;
        let each = match self.peek() {
            Token::Flatten => Box::new(Node::Current),
            _ => self.projected(Token::Filter.power())?,
        };
        Ok(Node::Filter { list: Box::new(list), condition, each })
    }

    fn flatten(&mut self, list: Node) -> Result<Node, JmesError> {
        let list = Node::Flatten(Box::new(list));
        Ok(Node::Project(Box::new(list), self.projected(Token::Flatten.power())?))
    }

    /// After the `[` of `[*]`.
    fn list_projection(&mut self, list: Node) -> Result<Node, JmesError> {
        self.expect(Token::Star)?;
        self.expect(Token::RightBracket)?;
        Ok(Node::Project(Box::new(list), self.projected(Token::Star.power())?))
    }

    /// After the `[` of `[0]` or `[1:2]`.
    fn index_or_slice(&mut self, list: Node) -> Result<Node, JmesError> {
        let colon = *self.peek() == Token::Colon || *self.token(self.index + 1).0 == Token::Colon;
        if !colon && let Token::Number(index) = *self.peek() {
            self.index += 1;
            self.expect(Token::RightBracket)?;
            return Ok(Node::Then(Box::new(list), Box::new(Node::Index(index))));
        }
        let slice = Node::Then(Box::new(list), Box::new(self.slice()?));
        Ok(Node::Project(Box::new(slice), self.projected(Token::Star.power())?))
    }

    fn slice(&mut self) -> Result<Node, JmesError> {
        let mut parts = [None; 3];
        let mut part = 0;
        loop {
            match (self.peek(), parts.get_mut(part)) {
                (Token::RightBracket, _) => break,
                (Token::Colon, _) if part < 2 => part += 1,
                (Token::Number(number), Some(place)) => *place = Some(*number),
                _ => return Err(self.error("syntax error")),
            }
            self.index += 1;
        }
        self.index += 1;
        let [start, stop, step] = parts;
        Ok(Node::Slice(start, stop, step))
    }

    fn multi_list(&mut self) -> Result<Node, JmesError> {
        let mut items = Vec::new();
        loop {
            items.push(self.expression(0)?);
            if *self.peek() == Token::RightBracket {
                self.index += 1;
                return Ok(Node::MultiList(items));
            }
            self.expect(Token::Comma)?;
        }
    }

    fn multi_hash(&mut self) -> Result<Node, JmesError> {
        let mut members = Vec::new();
        loop {
            let key = match self.peek() {
                Token::Identifier(key) | Token::Quoted(key) => key.clone(),
                _ => return Err(self.expecting("['quoted_identifier', 'unquoted_identifier']")),
            };
            self.index += 1;
            self.expect(Token::Colon)?;
            members.push((key, self.expression(0)?));
            match self.peek() {
                Token::Comma => self.index += 1,
                Token::RightBrace => {
                    self.index += 1;
                    return Ok(Node::MultiHash(members));
                }
                _ => {}
            }
        }
    }

    /// What a projection does with each element.
    fn projected(&mut self, power: u8) -> Result<Box<Node>, JmesError> {
        match self.peek() {
            token if token.power() < PROJECTION_STOP => Ok(Box::new(Node::Current)),
            Token::LeftBracket | Token::Filter => self.boxed(power),
            Token::Dot => {
                self.index += 1;
                self.after_dot(power)
            }
            _ => Err(self.error("syntax error")),
        }
    }

    fn after_dot(&mut self, power: u8) -> Result<Box<Node>, JmesError> {
        match self.peek() {
            Token::Identifier(_) | Token::Quoted(_) | Token::Star => self.boxed(power),
            Token::LeftBracket => {
                self.index += 1;
                Ok(Box::new(self.multi_list()?))
            }
            Token::LeftBrace => {
                self.index += 1;
                Ok(Box::new(self.multi_hash()?))
            }
            token => {
                let wanted = "['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace']";
                Err(self.error(&format!("Expecting: {wanted}, got: {}", token.name())))
            }
        }
    }
}
