//! The small languages of AWS, each in a folder of its own: text and values
//! in, values or an explained refusal out. Knows no account and no service.

pub mod event_pattern;
pub mod input_transformer;
pub mod jmespath;
pub mod policy;
pub mod schedule;
