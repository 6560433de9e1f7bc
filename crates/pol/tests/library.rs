//! Libraries of policies: which ones are found, which give way, and that nothing of a request is passed over.
//! One line a behaviour; the policies are small and differ in what the behaviour is about.

#![expect(clippy::unwrap_used, reason = "tests")]

use jiff::civil::date;
use pol::{Applies, Judgement, Library, LibraryError, PolicyText};
use serde_json::json;

/// A policy with its header's lines, in force from 2022, for codes of CPT and a yes or no of its own.
fn policy(id: &str, header: &str) -> String {
    format!(
        r#"policy {id} "Policy {id}"
  in force from 2022-01-01 by request.service_date
    because "It took effect in 2022."
{header}

findings, strongest first
  refer review "A clinician decides"
  met release "Met"
  otherwise refer

codes cpt "CPT"

choices product
  gold "Gold"
  silver "Silver"

facts request
  service_date date "When would the service begin?"
  code code of cpt "Which code is requested?"
  product one of product "Which product is it?"

facts {id}
  adult yes/no "Is the member an adult?"

rule adults
  finds met because "The member is an adult."
  when {id}.adult and request.code is one of 1, 2, 3 and request.product is one of gold, silver
"#
    )
}

fn library(policies: &[(&str, &str)]) -> Library {
    let texts: Vec<_> = policies
        .iter()
        .map(|(id, header)| PolicyText::new(format!("{id}.pol"), policy(id, header)))
        .collect();
    Library::load(&texts).unwrap_or_else(|unusable| {
        let reports = unusable.0.iter();
        let rendered: String = reports.map(|it| it.render(&Default::default())).collect();
        unreachable!("{rendered}")
    })
}

fn judged(library: &Library, request: &serde_json::Value) -> Judgement {
    library.judge(&request.to_string(), None).unwrap()
}

fn applying(judgement: &Judgement) -> Vec<(&str, Applies)> {
    let applies = judgement.applies.iter();
    applies.map(|it| (it.policy.as_str(), it.applies)).collect()
}

fn errors(policies: &[(&str, &str)]) -> Vec<(String, &'static str, String)> {
    let texts = policies
        .iter()
        .zip(1..)
        .map(|((id, header), number)| PolicyText::new(format!("{number}.pol"), policy(id, header)));
    let unusable = Library::load(&texts.collect::<Vec<_>>()).unwrap_err();
    let reports = unusable.0.iter();
    let entries = reports.flat_map(|report| report.entries());
    entries
        .filter(|it| it.severity == "error")
        .map(|it| {
            (
                format!("{}:{}", it.file, it.line.unwrap()),
                it.code,
                it.message,
            )
        })
        .collect()
}

const ONE: &str = "  selected when request.code is one of 1";
const TWO: &str = "  selected when request.code is one of 2";

#[test]
fn a_policy_is_found_by_its_code() {
    let library = library(&[("a", ONE), ("b", TWO)]);
    let request = json!({"request": {"code": "2", "service_date": "2023-01-01", "product": "gold"}, "b": {"adult": true}});
    let judgement = judged(&library, &request);
    assert_eq!(applying(&judgement), [("b", Applies::Yes)]);
    assert_eq!(
        judgement.applies[0].determination.finding.as_deref(),
        Some("met")
    );
    assert_eq!(library.candidates(&request.to_string()).unwrap(), ["b"]);
    let governing = library.governing(&request.to_string()).unwrap();
    assert_eq!(governing.len(), 1);
    assert_eq!(
        governing[0].0.decide(&governing[0].1).finding.as_deref(),
        Some("met")
    );
}

#[test]
fn a_code_that_is_not_stated_leaves_all_in_question() {
    let library = library(&[("a", ONE), ("b", TWO)]);
    let judgement = judged(&library, &json!({"request": {"product": "gold"}}));
    assert_eq!(
        applying(&judgement),
        [("a", Applies::Perhaps), ("b", Applies::Perhaps)]
    );
    assert_eq!(judgement.applies[0].unstated, ["request.code"]);
    let null = judged(&library, &json!({"request": {"code": null}}));
    assert_eq!(applying(&null).len(), 2);
}

#[test]
fn a_code_of_another_system_selects_nothing() {
    let library = library(&[("a", ONE)]);
    let request = json!({"request": {"code": {"system": "hcpcs", "code": "1"}}});
    assert!(judged(&library, &request).applies.is_empty());
    let request = json!({"request": {"code": {"system": "cpt", "code": "1"}}});
    assert_eq!(judged(&library, &request).applies.len(), 1);
}

#[test]
fn what_governs_finds_policies_too_and_unknown_is_never_no() {
    let gold = "  governs when request.product is gold\n    because \"It governs Gold.\"";
    let library = library(&[("a", gold), ("b", "")]);
    let silver = judged(
        &library,
        &json!({"request": {"product": "silver", "service_date": "2023-01-01"}}),
    );
    assert_eq!(applying(&silver), [("b", Applies::Yes)]);
    let unknown = judged(
        &library,
        &json!({"request": {"service_date": "2023-01-01"}}),
    );
    assert_eq!(
        applying(&unknown),
        [("a", Applies::Perhaps), ("b", Applies::Yes)]
    );
}

#[test]
fn a_condition_that_no_fact_alone_decides_is_still_asked() {
    let either = "  governs when request.product is gold or a.adult";
    let library = library(&[("a", either)]);
    let silver = |adult: bool| json!({"request": {"product": "silver", "service_date": "2023-01-01"}, "a": {"adult": adult}});
    assert_eq!(
        library.candidates(&silver(false).to_string()).unwrap(),
        ["a"]
    );
    assert!(judged(&library, &silver(false)).applies.is_empty());
    assert_eq!(
        applying(&judged(&library, &silver(true))),
        [("a", Applies::Yes)]
    );
}

#[test]
fn where_none_applies_the_nearest_reason_is_told() {
    let gold = "  selected when request.code is one of 1\n  governs when request.product is gold\n    because \"It governs Gold.\"";
    let library = library(&[("a", gold), ("b", TWO)]);
    let near = |request: serde_json::Value| {
        let nearest = judged(&library, &request).nearest.into_iter();
        nearest
            .map(|it| (it.policy, it.fact, it.text))
            .collect::<Vec<_>>()
    };
    let told = |policy: &str, fact: &str, text: &str| {
        (policy.to_owned(), Some(fact.to_owned()), text.to_owned())
    };
    assert_eq!(
        near(json!({"request": {"code": "1", "product": "silver"}})),
        [told("a", "request.product", "It governs Gold.")]
    );
    assert_eq!(
        near(json!({"request": {"code": "1", "product": "gold", "service_date": "2021-12-31"}})),
        [told("a", "request.service_date", "It took effect in 2022.")]
    );
    assert_eq!(
        near(json!({"request": {"code": "3", "product": "gold"}})),
        [
            told("a", "request.code", "request.code is one of 1"),
            told("b", "request.code", "request.code is one of 2")
        ]
    );
}

#[test]
fn a_superseded_policy_gives_way_from_its_day_where_the_other_governs() {
    let library = library(&[
        ("a", "  superseded by b from 2024-01-01"),
        ("b", "  governs when request.product is gold"),
    ]);
    let on = |day: &str, product: &str| {
        judged(
            &library,
            &json!({"request": {"service_date": day, "product": product}}),
        )
    };
    let before = on("2023-12-31", "gold");
    assert_eq!(
        applying(&before),
        [("a", Applies::Yes), ("b", Applies::Yes)]
    );
    assert_eq!(before.applies[0].successor, None);
    let after = on("2024-01-01", "gold");
    assert_eq!(applying(&after), [("b", Applies::Yes)]);
    assert_eq!(after.superseded[0].policy, "a");
    assert_eq!(after.superseded[0].successor.as_ref().unwrap().policy, "b");
    let elsewhere = on("2024-01-01", "silver");
    assert_eq!(applying(&elsewhere), [("a", Applies::Yes)]);
    assert_eq!(
        elsewhere.applies[0].successor.as_ref().unwrap().applies,
        Applies::No
    );
    let unknown = judged(
        &library,
        &json!({"request": {"service_date": "2024-01-01"}}),
    );
    assert_eq!(applying(&unknown).len(), 2);
    assert_eq!(
        unknown.applies[0].successor.as_ref().unwrap().applies,
        Applies::Perhaps
    );
}

#[test]
fn the_day_may_be_set() {
    let library = library(&[("a", "  superseded by b from 2024-01-01"), ("b", "")]);
    let request = json!({"request": {"service_date": "2023-01-01"}}).to_string();
    let judgement = library.judge(&request, Some(date(2025, 1, 1))).unwrap();
    assert_eq!(judgement.superseded.len(), 1);
    let early = library.judge(&request, Some(date(2021, 1, 1))).unwrap();
    assert!(early.applies.is_empty());
    assert_eq!(early.nearest.len(), 2);
}

#[test]
fn a_key_is_declared_by_one_of_the_policies_that_read_the_request() {
    let library = library(&[("a", ONE), ("b", ONE), ("c", TWO)]);
    let both = json!({"request": {"code": "1"}, "a": {"adult": true}, "b": {"adult": false}});
    assert_eq!(judged(&library, &both).applies.len(), 2);
    let pointers = |request: serde_json::Value| match library.judge(&request.to_string(), None) {
        Err(LibraryError::Request(report)) => {
            let entries = report.entries().into_iter();
            entries.map(|it| it.pointer.unwrap()).collect::<Vec<_>>()
        }
        Err(LibraryError::Policies(_)) | Ok(_) => Vec::new(),
    };
    assert_eq!(
        pointers(
            json!({"request": {"code": "1", "urgent": 48151623}, "c": {"adult": true}, "a": {"adlt": true}})
        ),
        ["/a/adlt", "/c", "/request/urgent"]
    );
    let invalid = library.judge(r#"{"request": {"code": "1", "urgent": 48151623}}"#, None);
    assert!(!format!("{:?}", invalid.unwrap_err()).contains("48151623"));
}

#[test]
fn a_policy_that_cannot_read_the_request_says_so_and_the_others_judge() {
    let other = policy("b", "")
        .replace("gold \"Gold\"", "bronze \"Bronze\"")
        .replace("of gold", "of bronze");
    let texts = [
        PolicyText::new("a.pol", policy("a", "")),
        PolicyText::new("b.pol", other),
    ];
    let library = Library::load(&texts).unwrap();
    let judgement = judged(
        &library,
        &json!({"request": {"product": "gold", "service_date": "2023-01-01"}}),
    );
    assert_eq!(applying(&judgement), [("a", Applies::Yes)]);
    assert_eq!(judgement.invalid[0].policy, "b");
    assert_eq!(
        judgement.invalid[0].errors[0].pointer.as_deref(),
        Some("/request/product")
    );
}

#[test]
fn what_is_no_request_is_told_as_by_a_policy() {
    let library = library(&[("a", ONE)]);
    for text in ["", "[]", "{", "{} {}"] {
        let Err(LibraryError::Request(report)) = library.judge(text, None) else {
            unreachable!("{text} is no request");
        };
        assert!(report.has_errors(), "{text}");
    }
}

#[test]
fn policies_that_do_not_fit_together_are_told_with_their_places() {
    assert_eq!(
        errors(&[("a", ""), ("a", "")]),
        [(
            "2.pol:1".to_owned(),
            "E1001",
            "`a` is the id of two policies; 1.pol has it too".to_owned()
        )]
    );
    assert_eq!(
        errors(&[("alpha", ""), ("b", "  superseded by alpa from 2024-01-01")]),
        [(
            "2.pol:4".to_owned(),
            "E1002",
            "the library has no policy `alpa`".to_owned()
        )]
    );
    let circle = errors(&[
        ("a", "  superseded by b from 2024-01-01"),
        ("b", "  superseded by c from 2024-01-01"),
        ("c", "  superseded by b from 2024-01-01"),
    ]);
    assert_eq!(
        circle,
        [(
            "2.pol:4".to_owned(),
            "E1003",
            "policies supersede one another in a circle: `b`, then `c`".to_owned()
        )]
    );
}

#[test]
fn a_policy_alone_tells_by_which_it_is_superseded() {
    let text = policy("a", "  superseded by b from 2024-01-01");
    let policy = pol::Policy::load("a.pol", &text).unwrap();
    let superseded = |day: &str| {
        let request = json!({"request": {"service_date": day}}).to_string();
        policy
            .explain(&policy.request(&request).unwrap())
            .superseded
    };
    assert_eq!(superseded("2023-12-31"), None);
    assert_eq!(superseded("2024-01-01").unwrap().by, "b");
}

/// What is found must be what looking at every policy finds: on all combinations of what three facts state.
#[test]
fn the_index_finds_what_looking_at_each_policy_finds() {
    let headers = [
        ONE,
        TWO,
        "  selected when request.code is one of 1, 2",
        "  governs when request.product is gold",
        "  governs when not (request.product is gold)",
        "  governs when request.product is gold or request.code is one of 2",
        "  selected when request.code is one of 1 and request.product is silver",
        "  governs when request.service_date is on or after 2023-06-01",
        "",
    ];
    let ids: Vec<String> = (0..headers.len()).map(|at| format!("p{at}")).collect();
    let pairs: Vec<_> = ids.iter().map(String::as_str).zip(headers).collect();
    let all = library(&pairs);
    let each: Vec<Library> = pairs.iter().map(|pair| library(&[*pair])).collect();
    let codes = [
        json!(null),
        json!("1"),
        json!("2"),
        json!("3"),
        json!({"system": "cpt", "code": "1"}),
    ];
    for code in codes {
        for product in [json!(null), json!("gold"), json!("silver")] {
            for day in [
                json!(null),
                json!("2021-01-01"),
                json!("2023-01-01"),
                json!("2023-06-01"),
            ] {
                let request =
                    json!({"request": {"code": code, "product": product, "service_date": day}});
                let together = judged(&all, &request);
                let alone: Vec<_> = each.iter().map(|one| judged(one, &request)).collect();
                let alone: Vec<_> = alone.iter().flat_map(applying).collect();
                assert_eq!(applying(&together), alone, "{request}");
                for (library, (id, _)) in each.iter().zip(&pairs) {
                    let policy = library.policy(id).unwrap().unwrap();
                    let read = policy.request(&request.to_string()).unwrap();
                    let governed =
                        policy.decide(&read).disposition != pol::Disposition::NotGoverned;
                    let selected = policy.program().policy.selected.iter().all(|need| {
                        let held = policy.program().holds(need, read.facts().get(need.fact));
                        held != Some(false)
                    });
                    let listed = together.applies.iter().any(|it| it.policy == *id);
                    assert_eq!(listed, governed && selected, "{id}: {request}");
                }
            }
        }
    }
}
