//! The keys of bundles: ed25519, as one line of text. Who signs keeps the secret one; who loads states the public one.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use std::fmt;
use std::str::FromStr;

const PUBLIC: &str = "pol-public-key-1";
const SECRET: &str = "pol-secret-key-1";

/// The key by which the signature of a bundle is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// The key by which a bundle is signed.
#[derive(Clone)]
pub struct SecretKey(SigningKey);

/// A text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no key of the kind that is needed: `{kind}` and 64 hexadecimal digits")]
pub struct NoKey {
    kind: &'static str,
}

impl SecretKey {
    /// Makes a key of 32 bytes, which must come from a source of randomness that nobody can foresee.
    pub fn of_random(bytes: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&bytes))
    }

    /// Gives the key by which what this one signs is verified.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Gives the line of text that holds the key. Who has it can sign.
    pub fn to_text(&self) -> String {
        format!("{SECRET} {}\n", hex(&self.0.to_bytes()))
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl PublicKey {
    pub(super) fn of_bytes(bytes: &[u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(bytes).ok().map(Self)
    }

    pub(super) fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Tells whether a signature of a message is by the secret half of this key.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.0.verify_strict(message, &signature).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{PUBLIC} {}", hex(&self.0.to_bytes()))
    }
}

/// Shows nothing of the key.
impl fmt::Debug for SecretKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SecretKey")
    }
}

impl FromStr for PublicKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        let bytes = bytes_of(text, PUBLIC);
        let key = bytes.and_then(|bytes| Self::of_bytes(&bytes));
        key.ok_or(NoKey { kind: PUBLIC })
    }
}

impl FromStr for SecretKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        let bytes = bytes_of(text, SECRET).ok_or(NoKey { kind: SECRET })?;
        Ok(Self::of_random(bytes))
    }
}

/// Gives the bytes of a key's line.
fn bytes_of(text: &str, kind: &str) -> Option<[u8; 32]> {
    let digits = text.trim().strip_prefix(kind)?.strip_prefix(' ')?;
    blake3::Hash::from_hex(digits).ok().map(Into::into)
}

fn hex(bytes: &[u8; 32]) -> String {
    blake3::Hash::from_bytes(*bytes).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::{PublicKey, SecretKey};

    #[test]
    fn keys_are_read_as_they_are_written() {
        let secret = SecretKey::of_random([7; 32]);
        let again: SecretKey = secret.to_text().parse().expect("a key");
        assert_eq!(again.public(), secret.public());
        assert_eq!(secret.public().to_string().parse(), Ok(secret.public()));
        assert!(secret.to_text().parse::<PublicKey>().is_err());
        assert!(!format!("{secret:?}").contains("0707"));
    }
}
