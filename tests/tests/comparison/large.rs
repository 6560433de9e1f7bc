//! Large generated policies and their revisions: what is shown replays, forward and back agree.

use crate::{kinds, load, verdict};
use pol::{Budget, Disposition};
use pol_tests::generate::large::{self, Size, revised};

#[test]
fn forward_and_back_agree() {
    for seed in 0..6 {
        let size = Size {
            rules: 20,
            structured: seed % 2 == 0,
        };
        let text = large::policy(seed, size);
        let (old, new) = (load(&text), load(&revised(&text, seed).text));
        let forward = pol::compare(&old, &new, Budget::default());
        let back = pol::compare(&new, &old, Budget::default());
        if !forward.is_whole() || !back.is_whole() {
            continue;
        }
        assert_eq!(kinds(&forward).len(), kinds(&back).len(), "seed {seed}");
        let mirrored = match verdict(&forward).as_str() {
            "tighter" => "looser".to_owned(),
            "looser" => "tighter".to_owned(),
            other => other.to_owned(),
        };
        assert_eq!(verdict(&back), mirrored, "seed {seed}");
        for change in &forward.changes {
            let outcome = new.decide(&new.request(&change.witness.request.to_string()).unwrap());
            assert_ne!(outcome.disposition, Disposition::InformationNeeded);
            assert_eq!(outcome.finding, change.witness.after.finding, "seed {seed}");
        }
    }
}
