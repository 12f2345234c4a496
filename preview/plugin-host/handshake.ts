/**
 * Reads the gRPC target from the first line that a plugin prints: `1|2|unix|/path|grpc`.
 * @throws if Grafana would refuse the line
 */
export function parseHandshake(line: string): string {
  const [core, app, network, address, protocol] = line.trim().split('|');
  if (core !== '1' || app !== '2' || !address || protocol !== 'grpc') {
    throw new Error(`not a handshake that Grafana accepts: ${JSON.stringify(line)}`);
  }
  switch (network) {
    case 'unix':
      return `unix:${address}`;
    case 'tcp':
      return `dns:${address}`;
    default:
      throw new Error(`unknown network in the handshake: ${JSON.stringify(line)}`);
  }
}
