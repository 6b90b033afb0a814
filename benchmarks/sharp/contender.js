// sharp as Immich uses it: one decode to the largest size, then one resize per size, from raw pixels, upright and in sRGB.
// With "per-output", every output decodes the file again, as a straightforward script would.
// Reads {path, mode, overlays} lines, answers {ms, bytes, sizes} lines; the milliseconds are CPU time of all its threads.
import { createInterface } from 'node:readline'
import { readFileSync } from 'node:fs'
import sharp from 'sharp'

const EDGES = [2560, 1600, 800, 400]
const QUALITY = 82

sharp.cache(false)
sharp.concurrency(1)

const marks = new Map()

function mark(path, info) {
  const key = `${path} ${info.width}x${info.height}`
  if (!marks.has(key)) {
    marks.set(key, sharp(path).resize(info.width, info.height, { fit: 'fill' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true }))
  }
  return marks.get(key)
}

function encode(image) {
  return image.withIccProfile('srgb').jpeg({ quality: QUALITY, chromaSubsampling: '4:2:0' }).toBuffer({ resolveWithObject: true })
}

const fit = { fit: 'inside', withoutEnlargement: true }

async function asImmich(original, overlay) {
  const decoded = await sharp(original).autoOrient().toColourspace('srgb').resize(EDGES[0], EDGES[0], fit).raw().toBuffer({ resolveWithObject: true })
  const outputs = []
  for (const edge of EDGES) {
    const resized = await sharp(decoded.data, { raw: decoded.info }).resize(edge, edge, fit).raw().toBuffer({ resolveWithObject: true })
    const raw = { raw: resized.info }
    outputs.push(await encode(sharp(resized.data, raw)))
    const stamp = await mark(overlay, resized.info)
    outputs.push(await encode(sharp(resized.data, raw).composite([{ input: stamp.data, raw: stamp.info }])))
  }
  return outputs
}

async function perOutput(original, overlay) {
  const outputs = []
  for (const edge of EDGES) {
    const clean = await encode(sharp(original).autoOrient().toColourspace('srgb').resize(edge, edge, fit))
    const stamp = await mark(overlay, clean.info)
    outputs.push(clean)
    outputs.push(await encode(sharp(original).autoOrient().toColourspace('srgb').resize(edge, edge, fit).composite([{ input: stamp.data, raw: stamp.info }])))
  }
  return outputs
}

for await (const line of createInterface({ input: process.stdin })) {
  const { path, mode, overlay } = JSON.parse(line)
  const original = readFileSync(path)
  const before = process.cpuUsage()
  const outputs = await (mode === 'per-output' ? perOutput : asImmich)(original, overlay)
  const { user, system } = process.cpuUsage(before)
  console.log(JSON.stringify({
    ms: (user + system) / 1000,
    bytes: outputs.reduce((sum, output) => sum + output.data.length, 0),
    sizes: outputs.map((output) => [output.info.width, output.info.height]),
  }))
}
