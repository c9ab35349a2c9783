//! Graphs: dense, sparse and with gaps, three series, and none.

use super::words::Say;
use crate::components::*;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub say: Say,
}

const MINUTE: i64 = 60_000;
/// 2021-03-05T01:00:00Z.
const START: i64 = 1_614_906_000_000;

#[component]
pub fn Graphs(props: &Props) -> Html {
    let say = props.say;
    let (range, statistic, period) = (
        use_state(|| AttrValue::from("1h")),
        use_state(|| AttrValue::from("Sum")),
        use_state(|| AttrValue::from("60")),
    );
    let set = |state: &UseStateHandle<AttrValue>| {
        let state = state.clone();
        Callback::from(move |value| state.set(value))
    };
    let graph = |title: AttrValue, unit: &'static str, lines: Vec<GraphLine>| {
        html! {
            <Graph
                {title}
                {unit}
                lines={Rc::new(lines)}
                start={START}
                end={START + 60 * MINUTE}
                period={MINUTE}
                summary={say.it("A sample.", "예시입니다.")}
                words={words(say)}
            />
        }
    };
    html! {
        <Container title={say.it("Graphs", "그래프")}>
            <Stack>
                <GraphControls
                    ranges={["1h", "3h", "12h", "1d"].map(|id| Segment::new(id, id)).to_vec()}
                    range={(*range).clone()}
                    range_label={say.it("Time range", "시간 범위")}
                    onrange={set(&range)}
                    statistics={vec![Choice::new("Sum", say.it("Sum", "합계")), Choice::new("Average", say.it("Average", "평균"))]}
                    statistic={(*statistic).clone()}
                    statistic_label={say.it("Statistic", "통계")}
                    onstatistic={set(&statistic)}
                    periods={vec![Choice::new("60", say.it("1 minute", "1분")), Choice::new("300", say.it("5 minutes", "5분"))]}
                    period={(*period).clone()}
                    period_label={say.it("Period", "기간")}
                    onperiod={set(&period)}
                />
                <Columns count={2}>
                    { graph(say.it("MatchedEvents", "MatchedEvents"), "Count", vec![sparse("stop-alert")]) }
                    { graph(say.it("Duration", "Duration"), "Milliseconds", vec![dense("resize", 0), dense("report", 7), dense("clean-up", 13)]) }
                    { graph(say.it("Errors", "Errors"), "", vec![GraphLine { label: "resize".into(), points: Vec::new() }]) }
                </Columns>
            </Stack>
        </Container>
    }
}

fn words(say: Say) -> GraphWords {
    GraphWords {
        time: say.it("Time (UTC)", "시간(UTC)"),
        as_table: say.it("Show as table", "표로 보기"),
        as_graph: say.it("Show as graph", "그래프로 보기"),
        empty: say
            .it("No data available. Try adjusting the time range.", "데이터가 없습니다. 시간 범위를 조정해 보세요."),
    }
}

fn point(minute: i64, value: i64) -> GraphPoint {
    GraphPoint {
        time: START + minute * MINUTE,
        value: value as f64,
        text: value.to_string().into(),
        note: AttrValue::default(),
    }
}

fn sparse(label: &'static str) -> GraphLine {
    let points = [(4, 1), (5, 3), (6, 2), (21, 1), (40, 5), (41, 5)];
    GraphLine { label: label.into(), points: points.map(|(minute, value)| point(minute, value)).to_vec() }
}

/// A wave with a gap.
fn dense(label: &'static str, shift: i64) -> GraphLine {
    let value = |minute: i64| 40 + shift * 6 + ((minute + shift) * 37 % 23) + (minute - 30).abs();
    let points = (0..60).filter(|minute| !(25..31).contains(minute)).map(|minute| point(minute, value(minute)));
    GraphLine { label: label.into(), points: points.collect() }
}
