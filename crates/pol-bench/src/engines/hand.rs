//! The limit: rules by hand in Rust, over packed requests and over serde's structs.
//! From text to text both read serde's structs and pack them.

use super::{Engine, Kind, answer};
use crate::by_hand::{Packed, Typed, judge};
use crate::outcome::Outcome;

/// Over packed requests.
#[derive(Default)]
pub struct ByHand {
    requests: Vec<Packed>,
}

impl Engine for ByHand {
    fn name(&self) -> &'static str {
        "Rust by hand, packed"
    }

    fn kind(&self) -> Kind {
        Kind::Hand
    }

    fn prepare(&mut self, requests: &[String]) {
        self.requests = requests
            .iter()
            .map(|text| Packed::new(&read(text)))
            .collect();
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        self.requests.get(request).map(judge)
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        let typed = serde_json::from_str(request).ok()?;
        answer(judge(&Packed::new(&typed)))
    }
}

/// Over serde's structs, packed at each judgement.
#[derive(Default)]
pub struct ByHandTyped {
    requests: Vec<Typed<'static>>,
}

impl Engine for ByHandTyped {
    fn name(&self) -> &'static str {
        "Rust by hand, serde structs"
    }

    fn kind(&self) -> Kind {
        Kind::Hand
    }

    fn prepare(&mut self, requests: &[String]) {
        // The structs borrow from the text, which lasts as long as the program.
        let lasting = |text: &String| read(Box::leak(text.clone().into_boxed_str()));
        self.requests = requests.iter().map(lasting).collect();
    }

    fn decide(&mut self, request: usize) -> Option<Outcome> {
        let typed = self.requests.get(request)?;
        Some(judge(&Packed::new(typed)))
    }

    fn judge_json(&mut self, request: &str) -> Option<String> {
        let typed = serde_json::from_str(request).ok()?;
        answer(judge(&Packed::new(&typed)))
    }
}

fn read(text: &str) -> Typed<'_> {
    serde_json::from_str(text).expect("made for the guideline")
}
