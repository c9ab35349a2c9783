//! The event map: nodes in lanes with the ways between them, tokens that
//! travel, and the same as a list.

use crate::browser;
use crate::components::{Icon, IconName, Link, Segment, SegmentedControl, StatusIndicator, StatusKind};
use crate::store::{App, use_app};
use console::Words;
use console::map::{Edge, EdgeKind, Ending, Journey, Lane, Map, Node, NodeKind, Step, map};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// Size of a node and of the room between nodes, in CSS pixels: the sheet
/// www/components/map.css takes them from these styles.
const NODE_WIDTH: f64 = 148.0;
const NODE_HEIGHT: f64 = 52.0;
const LANE_WIDTH: f64 = 196.0;
const ROW_HEIGHT: f64 = 64.0;
const TOP: f64 = 28.0;

/// A hop of a token takes so many real milliseconds, whatever the clock's speed.
const HOP_MILLIS: f64 = 500.0;

/// The panel below the page.
#[component]
pub fn MapPanel() -> Html {
    let app = use_app();
    let model = map(&app.account(), &app.view());
    if as_list(&app) {
        html! { <Journeys journeys={model.journeys} empty={model.empty} /> }
    } else {
        html! { <Drawing model={Rc::new(model)} /> }
    }
}

/// A list on a narrow window, unless chosen otherwise.
fn as_list(app: &App) -> bool {
    app.panels().map_as_list.unwrap_or_else(|| !browser::at_least(688))
}

/// Chooses between the drawing and the list.
#[component]
pub fn MapSwitch() -> Html {
    let app = use_app();
    let view = app.view();
    let selected = if as_list(&app) { "list" } else { "map" };
    let segments = vec![
        Segment { icon: Some(IconName::Map), ..Segment::new("map", view.say("map.view.map")) },
        Segment { icon: Some(IconName::List), ..Segment::new("list", view.say("map.view.list")) },
    ];
    let onchange =
        Callback::from(move |id: AttrValue| app.set_panels(|panels| panels.map_as_list = Some(id == "list")));
    html! { <SegmentedControl label={view.say("map.view")} {segments} {selected} {onchange} /> }
}

#[derive(PartialEq, Properties)]
struct DrawingProps {
    model: Rc<Map>,
}

/// Where each node stands.
struct Layout {
    places: BTreeMap<String, (f64, f64)>,
    width: f64,
    height: f64,
}

fn layout(lanes: &[Lane]) -> Layout {
    let rows = lanes.iter().map(|lane| lane.nodes.len()).max().unwrap_or(0).max(2) as f64;
    let mut places = BTreeMap::new();
    for (column, lane) in lanes.iter().enumerate() {
        // A lane with few nodes stands in the middle of the tallest.
        let first = TOP + (rows - lane.nodes.len() as f64) / 2.0 * ROW_HEIGHT;
        for (row, node) in lane.nodes.iter().enumerate() {
            places.insert(node.key.clone(), (column as f64 * LANE_WIDTH, first + row as f64 * ROW_HEIGHT));
        }
    }
    let width = (lanes.len() as f64 - 1.0) * LANE_WIDTH + NODE_WIDTH;
    Layout { places, width, height: TOP + rows * ROW_HEIGHT }
}

impl Layout {
    /// The way between two nodes, as an SVG path.
    fn way(&self, from: &str, to: &str) -> Option<String> {
        let ((from_x, from_y), (to_x, to_y)) = (self.places.get(from)?, self.places.get(to)?);
        let (start, end) = (from_x + NODE_WIDTH, *to_x);
        let (from_y, to_y) = (from_y + NODE_HEIGHT / 2.0, to_y + NODE_HEIGHT / 2.0);
        let middle = (start + end) / 2.0;
        Some(format!("M{start} {from_y}C{middle} {from_y} {middle} {to_y} {end} {to_y}"))
    }
}

#[component]
fn Drawing(props: &DrawingProps) -> Html {
    let model = &props.model;
    let layout = layout(&model.lanes);
    let size = format!("width:{}px;height:{}px", layout.width, layout.height);
    let view_box = format!("0 0 {} {}", layout.width, layout.height);
    html! {
        // Reachable by keyboard, so that it can be scrolled without a mouse.
        <div class="tw-map" role="group" aria-label={model.title.clone()} tabindex="0">
            <div class="tw-map-plane" style={size}>
                <svg class="tw-map-ways" viewBox={view_box} aria-hidden="true">
                    { for model.edges.iter().filter_map(|edge| way(&layout, edge)) }
                </svg>
                { for model.lanes.iter().enumerate().map(|(column, lane)| self::lane(&layout, column, lane)) }
                <Tokens model={model.clone()} />
            </div>
        </div>
    }
}

fn way(layout: &Layout, edge: &Edge) -> Option<Html> {
    let class = match edge.kind {
        EdgeKind::Open => "tw-map-way",
        EdgeKind::Closed => "tw-map-way tw-map-way-closed",
    };
    Some(html! { <path key={format!("{} {}", edge.from, edge.to)} {class} d={layout.way(&edge.from, &edge.to)?} /> })
}

fn lane(layout: &Layout, column: usize, lane: &Lane) -> Html {
    let left = format!("inset-inline-start:{}px", column as f64 * LANE_WIDTH);
    html! {
        <section class="tw-map-lane" key={column} aria-label={lane.title.clone()}>
            <div class="tw-map-lane-title" style={left}>{ &lane.title }</div>
            { for lane.nodes.iter().filter_map(|node| self::node(layout, node)) }
        </section>
    }
}

fn node(layout: &Layout, node: &Node) -> Option<Html> {
    let (x, y) = layout.places.get(&node.key)?;
    let style = format!("inset-inline-start:{x}px;inset-block-start:{y}px;width:{NODE_WIDTH}px;height:{NODE_HEIGHT}px");
    let class = classes!(
        "tw-map-node",
        node.idle.then_some("tw-map-node-idle"),
        (node.failed > 0).then_some("tw-map-node-failed")
    );
    let icon = match node.kind {
        NodeKind::Person => IconName::User,
        NodeKind::Service => IconName::Settings,
        NodeKind::Instance => IconName::Server,
        NodeKind::Bus => IconName::Share,
        NodeKind::Rule => IconName::Filter,
        NodeKind::Topic => IconName::Bell,
        NodeKind::Subscription | NodeKind::Mailbox => IconName::Envelope,
        NodeKind::Phone => IconName::Phone,
    };
    let content = html! {
        <>
            <span class="tw-map-node-icon"><Icon name={icon} /></span>
            <span class="tw-map-node-text">
                <span class="tw-map-node-name">{ &node.name }</span>
                <span class="tw-map-node-note">{ &node.note }</span>
            </span>
            <span class="tw-map-node-count" aria-hidden="true">
                if node.arrived > 0 { { node.arrived } }
            </span>
            <span class="tw-hidden">{ &node.counts }</span>
        </>
    };
    let title = format!("{}: {}", node.name, node.counts);
    Some(match &node.route {
        Some(route) => html! { <a key={node.key.clone()} {class} {style} {title} href={route.href()}>{ content }</a> },
        None => html! { <div key={node.key.clone()} {class} {style} {title}>{ content }</div> },
    })
}

/// The newest hops, each travelling its way once. Each token starts when the
/// one before it has arrived, so that cause and effect can be told apart.
#[component]
fn Tokens(props: &DrawingProps) -> Html {
    let model = &props.model;
    let newest = model.travels.last().map_or(0, |travel| travel.hop.0);
    // What had happened before the map was opened does not travel again.
    let opened_at = use_memo((), |()| newest);
    let starts = use_mut_ref(BTreeMap::<u32, f64>::new);
    let next_free = use_mut_ref(|| 0.0_f64);
    let layout = layout(&model.lanes);
    let now = browser::now_millis();
    let token = |travel: &console::map::Travel| {
        let way = layout.way(&travel.from, &travel.to)?;
        let mut starts = starts.borrow_mut();
        let mut next_free = next_free.borrow_mut();
        let start = *starts.entry(travel.hop.0).or_insert_with(|| {
            let start = next_free.max(now);
            *next_free = start + HOP_MILLIS * 0.8;
            start
        });
        let class = match travel.ending {
            Ending::Failed => "tw-map-token tw-map-token-failed",
            Ending::Dropped => "tw-map-token tw-map-token-dropped",
            _ => "tw-map-token",
        };
        let delay = (start - now).max(0.0);
        // The delay is fixed at the first drawing: a later one would restart it.
        let style = format!("offset-path:path('{way}');animation-duration:{HOP_MILLIS}ms;animation-delay:{delay}ms");
        Some((travel.hop.0, class, style, start + HOP_MILLIS > now))
    };
    let tokens: Vec<_> = model.travels.iter().filter(|travel| travel.hop.0 > *opened_at).filter_map(token).collect();
    html! {
        <div aria-hidden="true">
            { for tokens.into_iter().filter(|(.., moving)| *moving).map(|(hop, class, style, _)| html! {
                <Token key={hop} {class} {style} />
            }) }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct TokenProps {
    class: &'static str,
    style: String,
}

/// Keeps the style it was first drawn with.
#[component]
fn Token(props: &TokenProps) -> Html {
    let style = use_memo((), |()| props.style.clone());
    html! { <span class={props.class} style={(*style).clone()} /> }
}

#[derive(PartialEq, Properties)]
struct JourneysProps {
    journeys: Vec<Journey>,
    empty: String,
}

/// The same as a list: what was done, and everything that came of it.
#[component]
fn Journeys(props: &JourneysProps) -> Html {
    if props.journeys.is_empty() {
        return html! { <p class="tw-map-empty">{ &props.empty }</p> };
    }
    html! {
        <ol class="tw-journeys">
            { for props.journeys.iter().map(|journey| html! { <JourneyItem key={journey.hop.0} journey={journey.clone()} /> }) }
        </ol>
    }
}

#[derive(PartialEq, Properties)]
struct JourneyProps {
    journey: Journey,
}

#[component]
fn JourneyItem(props: &JourneyProps) -> Html {
    let journey = &props.journey;
    let view = use_app().view();
    let open = use_state(|| false);
    let is_open = *open;
    let toggle = Callback::from(move |_: MouseEvent| open.set(!is_open));
    html! {
        <li class="tw-journey">
            <button type="button" class="tw-journey-head" aria-expanded={if is_open { "true" } else { "false" }} onclick={toggle}>
                <Icon name={if is_open { IconName::AngleDown } else { IconName::AngleRight }} />
                <span class="tw-journey-time">{ &journey.time }</span>
                <b>{ &journey.title }</b>
                <span class="tw-journey-who">{ &journey.who }</span>
                if !journey.summary.is_empty() {
                    <StatusIndicator kind={kind(journey.worst)} text={journey.summary.clone()} />
                }
            </button>
            if is_open {
                <ol class="tw-journey-steps">
                    { for journey.steps.iter().map(|step| self::step(step, &view)) }
                </ol>
            }
        </li>
    }
}

fn step(step: &Step, view: &console::View) -> Html {
    let indent = format!("padding-inline-start:{}px", step.depth.min(8) * 14);
    html! {
        <li class="tw-journey-step" key={step.hop.0} style={indent}>
            <span class="tw-journey-time">{ &step.time }</span>
            <span class="tw-journey-place">
                if let Some(route) = &step.route {
                    <Link text={step.place.clone()} href={route.href()} aria_label={view.fill("map.goto", &[("name", &step.place)])} />
                } else {
                    { &step.place }
                }
            </span>
            <code class="tw-code">{ &step.what }</code>
            <StatusIndicator kind={kind(step.ending)} text={step.verdict.clone()} />
            if !step.advice.is_empty() { <span class="tw-journey-advice">{ &step.advice }</span> }
        </li>
    }
}

fn kind(ending: Ending) -> StatusKind {
    match ending {
        Ending::Passed => StatusKind::Info,
        Ending::Delivered => StatusKind::Success,
        Ending::Waiting => StatusKind::Pending,
        Ending::Dropped => StatusKind::Stopped,
        Ending::Failed => StatusKind::Error,
    }
}
