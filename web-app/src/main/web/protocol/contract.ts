// The messages, element types, codes and limits that Java and TypeScript share: the build writes them from the module
// board-protocol.
export * from "../../../../target/contract/contract.ts";
