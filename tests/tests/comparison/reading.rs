//! The five revisions as a policy committee reads them. Each snapshot was read before it was kept.

use crate::{load, mng084, without_examples};
use pol::{Budget, RenderOptions};
use pol_tests::revisions::{
    ADDED_DIAGNOSIS, CLOSED_CODE_LIST, FEWER_VISITS, PREGNANCY_CONSULT, TWO_WEEKS_RELAXED,
};

#[test]
fn as_a_committee_reads_them() {
    let text = mng084();
    let old = load(without_examples(&text));
    let revisions = [
        ("added-diagnosis", ADDED_DIAGNOSIS),
        ("fewer-visits", FEWER_VISITS),
        ("two-weeks-relaxed", TWO_WEEKS_RELAXED),
        ("pregnancy-consult", PREGNANCY_CONSULT),
        ("closed-code-list", CLOSED_CODE_LIST),
    ];
    for (name, revision) in revisions {
        let new = load(&revision.of(&text));
        let report = pol::compare(&old, &new, Budget::default());
        let read = pol::render::comparison(&old, &new, &report, &RenderOptions::default());
        insta::with_settings!({snapshot_path => "../snapshots/revisions", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(name, read);
        });
    }
}

#[test]
fn narrow_and_in_colour() {
    let text = mng084();
    let (old, new) = (
        load(without_examples(&text)),
        load(&CLOSED_CODE_LIST.of(&text)),
    );
    let report = pol::compare(&old, &new, Budget::default());
    let plain = |width| RenderOptions {
        width,
        ..RenderOptions::default()
    };
    let narrow = pol::render::comparison(&old, &new, &report, &plain(60));
    assert!(
        !narrow.contains('│') && narrow.contains("    Before\n") && narrow.contains("    Now\n"),
        "{narrow}"
    );
    let coloured = RenderOptions {
        colour: true,
        ..plain(100)
    };
    let coloured = pol::render::comparison(&old, &new, &report, &coloured);
    let mut bare = String::new();
    for (position, piece) in coloured.split('\u{1b}').enumerate() {
        bare += if position == 0 {
            piece
        } else {
            piece.split_once('m').unwrap().1
        };
    }
    assert_eq!(
        bare,
        pol::render::comparison(&old, &new, &report, &plain(100))
    );
}
