use crate::{Account, ApiCall, Caller, Start};
use base::Document;

fn ask(caller: Caller) -> String {
    let mut account = Account::new(&Start::default());
    account.call(&ApiCall::new("sts", "GetCallerIdentity", Document::map()).by(caller)).unwrap().to_json()
}

#[test]
fn each_caller_learns_who_they_are() {
    assert_eq!(
        ask(Caller::Root),
        r#"{"UserId":"123456789012","Account":"123456789012","Arn":"arn:aws:iam::123456789012:root"}"#
    );
    assert!(ask(Caller::User("cloud_user".into())).ends_with(r#""Arn":"arn:aws:iam::123456789012:user/cloud_user"}"#));
}

#[test]
fn an_unknown_member_is_refused() {
    let mut account = Account::new(&Start::default());
    let call = ApiCall::new("sts", "GetCallerIdentity", Document::map().with("X", 1));
    assert_eq!(account.call(&call).unwrap_err().code, "ParamValidation");
}
