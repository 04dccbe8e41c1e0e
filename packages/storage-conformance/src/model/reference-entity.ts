/** What an entity has to do, written down from the documented rule of acknowledgements. */
export class ReferenceEntity {
  readonly id: string;
  readonly schedule: number;
  time: number;
  /** The greatest time that was acknowledged, whether its push succeeded or not. */
  acked: number;
  state: string;
  last: number;
  next: number;

  constructor(id: string, time: number, state: string, schedule: number) {
    this.id = id;
    this.time = time;
    this.acked = time;
    this.state = state;
    this.schedule = schedule;
    this.last = time;
    this.next = this.#floor(time) + schedule;
  }

  /** The instant that an acknowledgement has to push at, or `undefined`. */
  due(t: number): number | undefined {
    return t >= this.next ? this.#floor(t) : undefined;
  }

  /** The instant that is pushed once the time is there; time does not go back to get there. */
  dueNext(): number {
    return Math.max(this.next, this.#floor(this.acked));
  }

  /** The push of an acknowledgement succeeded. */
  saved(t: number): void {
    this.last = this.#floor(t);
    this.next = this.last + this.schedule;
  }

  #floor(t: number): number {
    return Math.floor(t / this.schedule) * this.schedule;
  }
}
