/** The judge over deploy files. Who lints source alone has no use for its readers: loaded when it is called. */
export { judgeText } from 'bridgekeeper/text';
