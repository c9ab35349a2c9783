//! Sorting a handful of things: the standard library's sorts are made for
//! many, and each costs the page some kilobytes.

/// Sorts so that nothing is `before` its predecessor; equals keep their order.
/// Takes quadratic time.
pub(super) fn sort<T>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        for at in (1..=end).rev() {
            let Some([left, right]) = items.get_mut(at - 1..=at) else { break };
            if !before(right, left) {
                break;
            }
            std::mem::swap(left, right);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn equals_keep_their_order() {
        let mut items = [(3, 0), (1, 1), (2, 2), (1, 3), (0, 4), (3, 5)];
        super::sort(&mut items, |one, other| one.0 < other.0);
        assert_eq!(items, [(0, 4), (1, 1), (1, 3), (2, 2), (3, 0), (3, 5)]);
    }
}
