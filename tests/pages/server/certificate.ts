// A certificate for one run: made at start, never written to disk, trusted by nobody but the browser
// that is told its fingerprint.
import { createHash, X509Certificate } from "node:crypto";
import { generate } from "selfsigned";

export interface Certificate {
  key: string;
  cert: string;
  spki: string;
}

export async function makeCertificate(hosts: string[]): Promise<Certificate> {
  const pems = await generate([{ name: "commonName", value: hosts[0] }], {
    keyType: "ec",
    algorithm: "sha256",
    notAfterDate: new Date(Date.now() + 30 * 24 * 3600 * 1000),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames: hosts.map((value) => ({ type: 2, value })) },
    ],
  });
  const publicKey = new X509Certificate(pems.cert).publicKey.export({ type: "spki", format: "der" });
  return {
    key: pems.private,
    cert: pems.cert,
    spki: createHash("sha256").update(publicKey).digest("base64"),
  };
}
