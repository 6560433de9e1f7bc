//! What no question reaches: rows. Each thing that is taken of rows is a free number, date or choice to the questions, and a fact that
//! is derived from rows is one that is stated. Here is what that leaves out, in words, and whether two revisions take the same.

use crate::compare::Pair;
use pol_compiler::program::{DerivedFrom, FactId, Node, NodeId, Program, Role};

/// Names what the questions to a program leave out.
pub(crate) fn left_out(program: &Program) -> Vec<String> {
    let derived = program.facts.iter().filter(|fact| fact.derived.is_some());
    let derived = derived.map(|fact| {
        let path = &fact.path;
        format!("what `{path}` is derived from: every request is taken to state it")
    });
    derived.chain(tied(program)).collect()
}

/// Names what is taken of the same rows by conditions and amounts, where that is more than one thing.
fn tied(program: &Program) -> Vec<String> {
    let mut found = Vec::new();
    for (position, record) in program.records.iter().enumerate() {
        let taken = program.taken.iter();
        let taken = taken.filter(|taken| taken.record.index() == position);
        let taken = taken.filter(|taken| decides(program, taken.fact));
        let words: Vec<String> = taken
            .map(|taken| format!("`{}`", program.facts[taken.fact.index()].path))
            .collect();
        if words.len() > 1 {
            let (words, record) = (crate::words::series(&words), &record.name);
            found.push(format!(
                "that {words} hang on the same rows of `{record}`: each is taken to be free"
            ));
        }
    }
    found
}

/// Tells whether a condition or an amount reads a fact.
fn decides(program: &Program, fact: FactId) -> bool {
    let mut nodes = program.deciding_nodes().iter();
    nodes.any(|node| node.own_fact() == Some(fact))
}

/// Names what two revisions take of rows in different ways, so that nothing is known of requests that give them.
pub(crate) fn differing(old: &Program, new: &Program, pairs: &[Pair]) -> Vec<String> {
    let mut found = Vec::new();
    for pair in pairs {
        let before = pair.old.and_then(|fact| meaning(old, fact));
        let after = pair.new.and_then(|fact| meaning(new, fact));
        let fact = pair.new.map(|fact| (new, fact));
        let Some((program, fact)) = fact.or(pair.old.map(|fact| (old, fact))) else {
            continue;
        };
        if before == after || !shares_rows(old, new, program, fact) {
            continue;
        }
        let path = &program.facts[fact.index()].path;
        found.push(format!(
            "whether `{path}` comes to the same of the same rows"
        ));
    }
    found
}

/// Tells whether both revisions have the records on which a fact hangs; requests to the other have no such rows.
fn shares_rows(old: &Program, new: &Program, program: &Program, fact: FactId) -> bool {
    let declared = &program.facts[fact.index()];
    let records = match (declared.role, &declared.derived) {
        (Role::Taken(record), _) => vec![record],
        (Role::Stated, Some(derivation)) => derivation.records.clone(),
        (Role::Stated, None) | (Role::Column(_), _) => Vec::new(),
    };
    let has = |other: &Program, name: &str| other.records.iter().any(|it| it.name == name);
    records.iter().any(|record| {
        let name = &program.records[record.index()].name;
        has(old, name) && has(new, name)
    })
}

/// Gives the whole meaning of what is taken of rows, or derived, as text: its words, and what the names in them stand for.
fn meaning(program: &Program, fact: FactId) -> Option<String> {
    if let Some(taken) = program.taken_into(fact) {
        let words = &program.facts[fact.index()].path;
        let nodes = taken.nodes.clone().map(NodeId::at);
        let names = nodes.filter_map(|node| name_meaning(program, node));
        return Some(format!("{words} {}", names.collect::<Vec<_>>().join(" ")));
    }
    let derivation = program.facts[fact.index()].derived.as_ref()?;
    let (roots, choices) = match &derivation.from {
        DerivedFrom::Node(node) => (vec![*node], Vec::new()),
        DerivedFrom::Choices { cases, otherwise } => {
            let choices = cases.iter().map(|(_, choice)| *choice).chain([*otherwise]);
            let choices = choices.map(|at| crate::words::choice(program, fact, at));
            (
                cases.iter().map(|(when, _)| *when).collect(),
                choices.collect(),
            )
        }
    };
    let mut words = vec![choices.join(" ")];
    let mut open = roots;
    while let Some(node) = open.pop() {
        words.push(program.origins[node.index()].phrase.clone());
        words.extend(name_meaning(program, node));
        let read = program.nodes[node.index()].own_fact();
        words.extend(
            read.filter(|read| *read != fact)
                .and_then(|read| meaning(program, read)),
        );
        open.extend(program.nodes[node.index()].below(program));
    }
    Some(words.join(" "))
}

/// What a code set or a value in a node stands for.
fn name_meaning(program: &Program, node: NodeId) -> Option<String> {
    let node = &program.nodes[node.index()];
    if let Node::CodeIn { set, .. } | Node::CodesInclude { set, .. } = node {
        return Some(format!("{:?}", program.code_sets[set.index()].members));
    }
    let Node::Value(value) = node else {
        return None;
    };
    let entries = program.values[value.index()].entries.iter();
    let entries = entries.map(|it| format!("{} {:?} {:?}", it.number, it.from, it.until));
    Some(entries.collect::<Vec<_>>().join(" "))
}
