// SPDX-License-Identifier: GPL-3.0-or-later
// Lays out nodes and links with another tool: peers.mjs TOOL LINKS.json WIDTH HEIGHT, TOOL one of d3-sankey,
// d3-sankey-circular, elk. Prints the geometry as "moniac-cli layout --json" does. Settings are those of each tool's
// own examples; the size is that of the area of the flows of our figure.
import { readFileSync } from 'node:fs';

const STEP = 4;                 // figure units between the points of a path
const FONT = 10;                // of the examples
const CHARACTER = 0.55 * FONT;  // mean width of a character of a sans-serif face
const LINE = 1.5;               // width of the edges of tools that draw no amounts

const [tool, file, width, height] = process.argv.slice(2);
const W = +width, H = +height;
const graph = JSON.parse(readFileSync(file, 'utf8'));

// Points along a cubic Bézier curve.
function cubic (a, b, c, d) {
  const span = Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - b[0], c[1] - b[1]) + Math.hypot(d[0] - c[0], d[1] - c[1]);
  const n = Math.max(8, Math.ceil(span / STEP)), points = [];
  for (let i = 1; i <= n; i++) {
    const t = i / n, s = 1 - t;
    points.push([0, 1].map(k => s * s * s * a[k] + 3 * s * s * t * b[k] + 3 * s * t * t * c[k] + t * t * t * d[k]));
  }
  return points;
}

// Points along an elliptical arc of SVG whose axes lie along those of the plane.
function arc (from, rx, ry, large, sweep, to) {
  const dx = (from[0] - to[0]) / 2, dy = (from[1] - to[1]) / 2;
  const grow = Math.sqrt(Math.max(1, (dx / rx) ** 2 + (dy / ry) ** 2));
  rx *= grow; ry *= grow;
  if (!(rx > 0 && ry > 0)) return [to];
  const below = (rx * dy) ** 2 + (ry * dx) ** 2;
  const factor = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, ((rx * ry) ** 2 - below) / below));
  const cx = (from[0] + to[0]) / 2 + factor * rx * dy / ry, cy = (from[1] + to[1]) / 2 - factor * ry * dx / rx;
  const start = Math.atan2((from[1] - cy) / ry, (from[0] - cx) / rx);
  let turn = Math.atan2((to[1] - cy) / ry, (to[0] - cx) / rx) - start;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  const n = Math.max(4, Math.ceil(Math.abs(turn) * Math.max(rx, ry) / STEP)), points = [];
  for (let i = 1; i <= n; i++)
    points.push([cx + rx * Math.cos(start + turn * i / n), cy + ry * Math.sin(start + turn * i / n)]);
  return points;
}

function line (from, to) {
  const n = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP)), points = [];
  for (let i = 1; i <= n; i++)
    points.push([from[0] + (to[0] - from[0]) * i / n, from[1] + (to[1] - from[1]) * i / n]);
  return points;
}

// The commands that these tools write: M, L, C and A, all absolute.
function flatten (path) {
  const tokens = path.match(/[MLCA]|-?\d*\.?\d+(?:e[-+]?\d+)?/gi);
  const points = [];
  let command = '';
  for (let i = 0; i < tokens.length;) {
    if (/[MLCA]/.test(tokens[i])) command = tokens[i++];
    const n = { M: 2, L: 2, C: 6, A: 7 }[command], v = tokens.slice(i, i + n).map(Number), at = points[points.length - 1];
    i += n;
    if (command === 'M') points.push(v);
    else if (command === 'L') points.push(...line(at, v));
    else if (command === 'C') points.push(...cubic(at, v.slice(0, 2), v.slice(2, 4), v.slice(4, 6)));
    else points.push(...arc(at, v[0], v[1], v[3], v[4], v.slice(5, 7)));
  }
  return points;
}

const box = (id, x0, y0, x1, y1) => ({ id, x: (x0 + x1) / 2, y: (y0 + y1) / 2, width: x1 - x0, height: y1 - y0 });

// Beside the bar: to the right in the left half of the picture, else to the left.
function barLabel (name, n) {
  const w = CHARACTER * name.length, right = n.x0 < W / 2;
  return { text: name, x: right ? n.x1 + 6 : n.x0 - 6 - w, y: (n.y0 + n.y1) / 2 - FONT / 2, width: w, height: FONT };
}

function answer (companies, ribbons, labels) {
  process.stdout.write(JSON.stringify({
    width: W, height: H, flows: { x: 0, y: 0, width: W, height: H }, companies, ribbons, labels
  }));
}

// A tool that refuses loops gets the links that a depth-first search leaves.
function withoutLoops () {
  const out = new Map(graph.nodes.map(n => [n.id, []])), state = new Map(), dropped = new Set();
  for (const link of graph.links) out.get(link.source).push(link);
  for (const node of graph.nodes) {
    const stack = state.has(node.id) ? [] : [[node.id, 0]];
    if (stack.length) state.set(node.id, 1);
    while (stack.length) {
      const top = stack[stack.length - 1], links = out.get(top[0]);
      if (top[1] === links.length) { state.set(top[0], 2); stack.pop(); continue; }
      const link = links[top[1]++];
      if (state.get(link.target) === 1) dropped.add(link);
      else if (!state.has(link.target)) { state.set(link.target, 1); stack.push([link.target, 0]); }
    }
  }
  return graph.links.filter(l => !dropped.has(l));
}

async function d3Sankey () {
  const { sankey, sankeyLinkHorizontal } = await import('d3-sankey');
  const layout = sankey().nodeId(d => d.id).nodeWidth(15).nodePadding(10).extent([[1, 5], [W - 1, H - 5]]);
  const { nodes, links } = layout({ nodes: graph.nodes, links: withoutLoops() });
  const path = sankeyLinkHorizontal();
  answer(nodes.map(n => box(n.id, n.x0, n.y0, n.x1, n.y1)),
         links.map(l => ({ deal: l.id, width: l.width, path: flatten(path(l)), returns: false })),
         nodes.map(n => barLabel(n.name, n)));
}

async function d3SankeyCircular () {
  const { sankeyCircular } = (await import('d3-sankey-circular')).default;
  const layout = sankeyCircular().nodeId(d => d.id).nodeWidth(15).nodePaddingRatio(0.7).circularLinkGap(2)
    .extent([[100, 100], [W - 100, H - 100]]);
  const { nodes, links } = layout(graph);
  answer(nodes.map(n => box(n.id, n.x0, n.y0, n.x1, n.y1)),
         links.filter(l => !/NaN/.test(l.path)).map(l => ({ deal: l.id, width: l.width, path: flatten(l.path), returns: !!l.circular })),
         nodes.map(n => barLabel(n.name, n)));
}

async function elk () {
  const ELK = (await import('elkjs/lib/elk.bundled.js')).default;
  const result = await new ELK().layout({
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' },
    children: graph.nodes.map(n => ({ id: n.id, width: CHARACTER * n.name.length + 12, height: 2 * FONT })),
    edges: graph.links.map((l, i) => ({ id: String(i), sources: [l.source], targets: [l.target] }))
  });
  const scale = Math.min(W / result.width, H / result.height), s = p => [p.x * scale, p.y * scale];
  const route = e => e.sections.flatMap(section => {
    const corners = [section.startPoint, ...(section.bendPoints || []), section.endPoint].map(s);
    return corners.flatMap((p, i) => i === 0 ? [p] : line(corners[i - 1], p));
  });
  answer(result.children.map(n => box(n.id, n.x * scale, n.y * scale, (n.x + n.width) * scale, (n.y + n.height) * scale)),
         result.edges.map(e => ({ deal: graph.links[+e.id].id, width: LINE, path: route(e), returns: false })),
         result.children.map((n, i) => ({ text: graph.nodes[i].name, x: (n.x + 6) * scale, y: (n.y + FONT / 2) * scale,
                                          width: (n.width - 12) * scale, height: FONT * scale })));
}

await { 'd3-sankey': d3Sankey, 'd3-sankey-circular': d3SankeyCircular, elk }[tool]();
process.exit(0);
