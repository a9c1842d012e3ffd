import type { ReplicaListener } from "../../../main/web/store/replica.ts";

/** Hears nothing. */
export const quietReplica: ReplicaListener = { notice: () => {}, kept: () => {}, confirmed: () => {}, refused: () => {} };
