import type { EncodedState } from "../run-writer.ts";

/** A state in memory, and how many pushes and savepoints need it. */
export interface ShelvedState extends EncodedState {
  holderCount: number;
}

/** Keeps the states of one run and knows how many bytes they take. */
export interface StateShelf {
  /** Copies a state in, with one holder. */
  put(state: EncodedState): ShelvedState;
  hold(state: ShelvedState): void;
  /** Gives a hold back; a state without holders no longer counts. */
  release(state: ShelvedState): void;
  storedBytes(): number;
}

/** An empty shelf. */
export function createStateShelf(): StateShelf {
  let storedBytes = 0;
  return {
    put: (state) => {
      storedBytes += state.bytes.byteLength;
      return { bytes: copyBytes(state.bytes), digest: state.digest, holderCount: 1 };
    },
    hold: (state) => {
      state.holderCount += 1;
    },
    release: (state) => {
      state.holderCount -= 1;
      if (state.holderCount === 0) storedBytes -= state.bytes.byteLength;
    },
    storedBytes: () => storedBytes,
  };
}

/** A state that its reader may do anything with. */
export function copyState(state: EncodedState): EncodedState {
  return { bytes: copyBytes(state.bytes), digest: state.digest };
}

function copyBytes(bytes: Uint8Array): Uint8Array {
  // Not `slice`: a Buffer's slice shares its memory.
  return new Uint8Array(bytes);
}
