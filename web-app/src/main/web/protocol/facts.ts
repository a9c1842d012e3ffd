export {
  closeCodes,
  type Color,
  elementTypes,
  type ErrorCode,
  limits,
  palette,
  protocolVersion,
} from "./contract.ts";
