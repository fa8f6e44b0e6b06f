// SPDX-License-Identifier: GPL-3.0-or-later
// A circular Sankey diagram by d3-sankey-circular, as plain SVG: node circular.mjs LINKS.json OUT.svg
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { sankeyCircular } = createRequire(process.cwd() + '/')('d3-sankey-circular');
const [input, output] = process.argv.slice(2);
const [width, height, margin] = [1280, 720, 80];
const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const { nodes, links } = sankeyCircular().nodeId(node => node.id).nodeWidth(15)
  .extent([[margin, margin], [width - margin, height - margin]])(JSON.parse(readFileSync(input)));
const ribbons = links.map(link => `<path d="${link.path}" stroke-width="${Math.max(1, link.width)}"/>`);
const bars = nodes.map(node => `<rect x="${node.x0}" y="${node.y0}" width="${node.x1 - node.x0}" height="${node.y1 - node.y0}"/>`
  + `<text x="${node.x1 + 5}" y="${(node.y0 + node.y1) / 2}">${escape(node.name)}</text>`);

writeFileSync(output, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`
  + `<g fill="none" stroke="#2f6db5" stroke-opacity=".5">${ribbons.join('\n')}</g><g>${bars.join('\n')}</g></svg>`);
