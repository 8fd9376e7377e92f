/**
 * Where the notes of a graph stand in a picture: those that link to each other near, others
 * apart, the note in question in the middle. The same graph is laid out the same each time.
 * Runs in a worker (`layout.worker`).
 */

import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';

export interface Question {
  /** Links between each note and the one in question. */
  steps: readonly number[];
  /** Places in `steps`. */
  links: readonly (readonly [number, number])[];
}

/** One a note, in the order of `Question::steps`; the middle is 0, 0. */
export type Places = readonly (readonly [number, number])[];

/** Rounds after which it has come to rest. */
const ROUNDS = 240;
/** How far apart linked notes are, in the picture's own unit. */
const APART = 40;

export function layOut({ steps, links }: Question): Places {
  const nodes = steps.map((step): SimulationNodeDatum =>
    step === 0 ? { fx: 0, fy: 0, x: 0, y: 0 } : {},
  );
  const simulation = forceSimulation(nodes)
    .force('link', forceLink(links.map(([source, target]) => ({ source, target }))).distance(APART))
    .force(
      'charge',
      forceManyBody()
        .strength(-90)
        .distanceMax(12 * APART),
    )
    .force('apart', forceCollide(APART / 4))
    // What only hangs on by a long way does not drift out of sight.
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.05))
    .stop();
  simulation.tick(ROUNDS);
  return nodes.map(({ x = 0, y = 0 }) => [x, y] as const);
}
