use crate::Outcome;
pub(crate) fn command(_words: &[&str]) -> Outcome {
    Err("not yet".to_owned())
}
