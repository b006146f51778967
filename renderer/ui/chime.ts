// The sound of 请人帮忙: two soft tones, twice, made here; about two seconds. No file, no network.

const TONES_HZ = [880, 659] as const
const TONE_S = 0.45
const TIMES = 2
/** A hall can be quiet: heard across it, and no alarm. */
const LOUDNESS = 0.25
const FADE_S = 0.04

/** A machine without sound stays silent; the screen and the hub say the same. */
export function ringChime(): void {
  if (typeof AudioContext === 'undefined') return
  const audio = new AudioContext()
  const count = TONES_HZ.length * TIMES
  for (let i = 0; i < count; i += 1) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const start = audio.currentTime + i * TONE_S
    tone.frequency.value = TONES_HZ[i % TONES_HZ.length] ?? TONES_HZ[0]
    // Fades in and out: a tone that is cut off clicks.
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + FADE_S)
    volume.gain.linearRampToValueAtTime(0, start + TONE_S)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + TONE_S)
    if (i === count - 1) tone.onended = () => void audio.close()
  }
}
