// The local social network: serves the simulated surfaces over HTTPS and keeps what was posted,
// byte for byte, as the truth of "was it sent".
import type { Server as HttpServer } from "node:http";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { makeCertificate } from "./server/certificate";
import type { Policy } from "./server/documents";
import { answerNetwork } from "./server/network";
import { answerLocal } from "./server/things_to_try";

export interface Received {
  network: "facebook" | "messenger";
  surface: "feed" | "comment" | "message" | "native-form";
  text: string;
  at: number;
}

export interface LocalNetwork {
  port: number;
  httpPort: number;
  /** base64 of the SHA-256 of the certificate's public key, for `--ignore-certificate-errors-spki-list`. */
  spki: string;
  received(): Received[];
  clear(): void;
  close(): Promise<void>;
  /** The host names to map to 127.0.0.1:port. */
  hosts: string[];
}

export interface Options {
  /** target/pages */
  root: string;
  /** target/www, served on http://localhost:httpPort/ */
  www?: string;
  port?: number;
  httpPort?: number;
  csp?: Policy;
}

const HOSTS = ["www.facebook.com", "facebook.com", "m.facebook.com", "www.messenger.com"];

export async function startLocalNetwork(o: Options): Promise<LocalNetwork> {
  const kept: Received[] = [];
  const { key, cert, spki } = await makeCertificate(HOSTS);
  const policy = o.csp ?? "facebook";
  const https = createHttpsServer({ key, cert }, (request, response) => {
    answerNetwork(request, response, { root: o.root, policy, kept });
  });
  const http = createHttpServer((request, response) => {
    answerLocal(request, response, { root: o.root, www: o.www });
  });
  const port = await listen(https, o.port ?? 0);
  const httpPort = await listen(http, o.httpPort ?? 0).catch(async (error: unknown) => {
    await close(https);
    throw error;
  });
  return {
    port,
    httpPort,
    spki,
    hosts: [...HOSTS],
    received: () => kept.map((item) => ({ ...item })),
    clear: () => {
      kept.length = 0;
    },
    close: async () => {
      await Promise.all([close(https), close(http)]);
    },
  };
}

/** Only this machine can reach it: the surfaces carry names of real sites. */
function listen(server: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
