//! The formatter: one layout, the same tree, every comment in its place, and nothing changes the second time.

use pol_parser::{SMALL_POLICY, Unformatted, format};

const MNG084: &str = include_str!("../../../policies/mng084.pol");

fn formatted(text: &str) -> String {
    format(text).unwrap_or_else(|unformatted| match unformatted {
        Unformatted::Broken(found) => found
            .into_iter()
            .map(|diagnostic| diagnostic.message + "\n")
            .collect(),
        Unformatted::Changed { what } => what,
    })
}

/// Writes a comment behind every line, and one on a line of its own before it.
fn commented(text: &str) -> String {
    let margin = |line: &str| " ".repeat(line.len() - line.trim_start().len());
    let comment =
        |(at, line): (usize, &str)| format!("{}# before {at}\n{line} # after {at}\n", margin(line));
    text.lines().enumerate().map(comment).collect()
}

/// Puts every word on a line of its own, but for a unit, which stands beside its number.
fn torn(text: &str) -> String {
    let mut torn = String::new();
    let (mut quoted, mut before) = (false, '\n');
    for character in text.chars() {
        quoted ^= character == '"' && before != '\\';
        let beside = before.is_ascii_digit() || before.is_whitespace();
        torn.push_str(if character == ' ' && !quoted && !beside {
            "\n "
        } else {
            ""
        });
        torn.push(character);
        before = character;
    }
    torn
}

#[test]
fn the_first_policy_is_in_its_layout() {
    assert_eq!(formatted(MNG084), MNG084);
}

#[test]
fn the_small_policy_is_in_its_layout() {
    assert_eq!(formatted(SMALL_POLICY), SMALL_POLICY);
}

#[test]
fn formatting_twice_changes_nothing_wherever_comments_stand() {
    for text in [MNG084, SMALL_POLICY] {
        let once = formatted(&commented(text));
        assert_eq!(formatted(&once), once);
        assert_eq!(once.matches("# before").count(), text.lines().count());
        assert_eq!(once.matches("# after").count(), text.lines().count());
    }
}

#[test]
fn a_comment_stays_at_its_line() {
    let text = formatted(&commented(SMALL_POLICY));
    for (at, line) in SMALL_POLICY
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
    {
        assert!(
            text.contains(&format!("{line}  # after {at}\n")),
            "line {at} in\n{text}"
        );
        let margin = " ".repeat(line.len() - line.trim_start().len());
        assert!(
            text.contains(&format!("\n{margin}# before {at}\n")) || at == 0,
            "line {at} in\n{text}"
        );
    }
}

#[test]
fn line_ends_and_blanks_do_not_matter() {
    assert_eq!(formatted(&SMALL_POLICY.replace('\n', "\r\n")), SMALL_POLICY);
    assert_eq!(
        formatted(&SMALL_POLICY.replace("\n  ", "\n\t \t")),
        SMALL_POLICY
    );
    assert_eq!(
        formatted(&SMALL_POLICY.replace('\n', "  \n\n\n")),
        SMALL_POLICY
    );
}

#[test]
fn words_on_lines_of_their_own_come_together_again() {
    let text: String = MNG084
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| format!("{line}\n"))
        .collect();
    let apart = torn(&text);
    assert!(apart.lines().count() > 2 * text.lines().count());
    assert_eq!(formatted(&apart), formatted(&text));
}

#[test]
fn a_text_with_errors_is_refused() {
    let refused = format("rule a\n  when b\n");
    assert!(matches!(refused, Err(Unformatted::Broken(found)) if found.len() == 1));
}

macro_rules! puts {
    ($($name:ident: $from:expr => $to:expr;)*) => {$(
        #[test]
        fn $name() {
            let once = formatted($from);
            assert_eq!(once, $to);
            assert_eq!(formatted(&once), once);
        }
    )*};
}

puts! {
    clauses_in_their_order:
        "rule a\nnote \"n\"\n when b\n cite A-1\n because \"c\" finds d, settles, releasing e of f.g\n"
        => "rule a\n  finds d, releasing e of f.g, settles\n    because \"c\"\n  when b\n  cite A-1\n  note \"n\"\n";
    an_amounts_own_citation_before_its_caps:
        "amount a in visits\n b\n at most c\n because \"d\"\n cite A-1\n cite A-2\n"
        => "amount a in visits\n  b\n  cite A-2\n  at most c\n    because \"d\"\n    cite A-1\n";
    lists_with_their_bullets:
        "criterion a\nmet when at least 2 of\n- b\n-any of\n--c\n-- d\n\n- e\n"
        => "criterion a\n  met when at least 2 of\n    - b\n    - any of\n      -- c\n      -- d\n    - e\n";
    parentheses_only_where_they_matter:
        "criterion a\n met when ((b) and (c or (d)) and not (e and f)) and (g + (1)) is (2 less (h less i))\n"
        => "criterion a\n  met when (b and (c or d) and not (e and f)) and g + 1 is 2 less (h less i)\n";
    a_presumption_by_a_list:
        "facts a\n b yes/no, presumed no when all of\n - c.d\n - e\n \"f?\" cite A-1 note \"n\"\n g date\n"
        => "facts a\n  b yes/no, presumed no when all of\n    - c.d\n    - e\n    \"f?\" cite A-1\n    note \"n\"\n  g date\n";
    everything_that_a_fact_may_have:
        "facts a \"A\"\n b number of weeks, 1 decimals, 0 to 2.5, presumed 1 week \"f?\" was c.d cite A-1 \"p. 2\"\n"
        => "facts a \"A\"\n  b number of weeks, 1 decimal, 0 to 2.5, presumed 1 week \"f?\" was c.d cite A-1 \"p. 2\"\n";
    values_that_are_given:
        "example a \"A\"\n given a.b yes a.c no a.d none a.e not stated a.f 3 visits a.g 2022-01-02 a.h i, F41.1\n a.j at least k a.l at least none a.m \"t\"\n expect b, releasing 2 visits expect advisories none\n"
        => "example a \"A\"\n  given\n    a.b yes\n    a.c no\n    a.d none\n    a.e not stated\n    a.f 3 visits\n    a.g 2022-01-02\n    a.h i, F41.1\n    a.j at least k\n    a.l at least none\n    a.m \"t\"\n  expect b, releasing 2 visits\n  expect advisories none\n";
    the_word_rule_is_dropped:
        "exception a\n turns b, a partial release into c\n except rule d, e\n when f\n"
        => "exception a\n  turns b, a partial release into c\n  except d, e\n  when f\n";
    escapes_stay:
        "section \"a \\\" b \\\\ {{c}} {d.e}\"\n" => "section \"a \\\" b \\\\ {{c}} {d.e}\"\n";
    a_note_after_codes:
        "code set a \"A\" of b\n 97122,\n 97110 note \"n\"\n" => "code set a \"A\" of b\n  97122, 97110\n  note \"n\"\n";
    revisions_stand_together:
        "revision 2022-01-01 rewords \"a\"\n\n\nrevision 2022-01-02 changes \"b\"\nsection \"c\"\n"
        => "revision 2022-01-01 rewords \"a\"\nrevision 2022-01-02 changes \"b\"\n\nsection \"c\"\n";
    a_comment_inside_a_condition:
        "criterion a\n  met when b # one\n    # two\n    and c # three\n"
        => "criterion a\n  # one\n  # two\n  met when b and c  # three\n";
    comments_at_the_end_of_a_declaration:
        "section \"a\" # one\n  # two\n# three\n\n# four\nsection \"b\"\n  # five\n\n# six\n"
        => "section \"a\"  # one\n  # two\n\n# three\n\n# four\nsection \"b\"\n  # five\n\n# six\n";
    comments_alone: "  # a\n\n#b\n#\n## c" => "# a\n\n# b\n#\n## c\n";
    nothing: "" => "";
}
