//! JSON pointers (RFC 6901): where in a request a value stands.
//! Made only for messages, from keys and positions.

/// Gives the pointer of a key below another pointer.
pub(super) fn key(parent: &str, key: &str) -> String {
    format!("{parent}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// Gives the pointer of a list's member.
pub(super) fn position(parent: &str, position: usize) -> String {
    format!("{parent}/{position}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_key_is_escaped() {
        assert_eq!(super::key("/member", "a/b~c"), "/member/a~1b~0c");
    }
}
