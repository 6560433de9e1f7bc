//! Many policies of MNG 084's size: copies of it, each with an id, a service and codes of its own.
//! A policy and a number in; texts that one library takes out, each with a name.

/// Gives the id of a policy by its number; number 0 is MNG 084 itself.
pub fn id(number: usize) -> String {
    match number {
        0 => "mng084".to_owned(),
        number => format!("shelf_{number}"),
    }
}

/// Makes so many policies, each with its name and its text: the first is the one given, the others are for other codes, five each.
pub fn policies(mng084: &str, count: usize) -> Vec<(String, String)> {
    (0..count)
        .map(|number| (format!("{}.pol", id(number)), policy(mng084, number)))
        .collect()
}

fn policy(mng084: &str, number: usize) -> String {
    if number == 0 {
        return mng084.to_owned();
    }
    let codes = ["97124", "97112", "97122", "97140", "97110"];
    let head = mng084.replacen("policy mng084 ", &format!("policy {} ", id(number)), 1);
    let coded = codes.iter().zip(0..).fold(head, |text, (code, at)| {
        text.replace(code, &format!("{}", 10_000 + number * 5 + at))
    });
    coded.replacen("Massage Therapy", &format!("Service {number}"), 1)
}
