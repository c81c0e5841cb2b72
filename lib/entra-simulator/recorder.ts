import type { Answer } from './answer'
import { describeAnswer, describeRequest } from './describe-exchange'
import { summarise, type PhaseFigures, type PhaseSummary } from './phase-summary'

/** A rule that an answer broke; the same rule broken the same way is counted, with its first example kept. */
export type Finding = { phase: string; rule: string; sent: string; got: string; expected: string; reference: string; count: number }

export type Verdict = { rule: string; expected: string; got?: string; reference: string }

export type Progress = {
  phase: string
  state: 'started' | 'running' | 'waiting' | 'ended'
  done: number
  total: number
  requests: number
  wrong: number
  seconds: number
  waitSeconds?: number
}

export type Report = {
  phases: PhaseSummary[]
  findings: Finding[]
  notes: string[]
  requests: number
  wrong: number
  retried: number
  ok: boolean
}

export type Recorder = ReturnType<typeof createRecorder>

type OpenPhase = PhaseFigures & { startedAt: number; wrongAnswers: Set<Answer>; done: number; total: number }

/** Keeps count of everything a run sends and gets. `redact` is applied to every text that leaves it. */
export function createRecorder(input: { redact: (text: string) => string; onProgress?: (progress: Progress) => void }) {
  const phases: OpenPhase[] = []
  const findings = new Map<string, Finding>()
  const notes: string[] = []

  function current(): OpenPhase {
    const phase = phases.at(-1)
    if (!phase) throw new Error('No phase has begun: call one of the simulator’s phases.')
    return phase
  }

  function tell(state: Progress['state'], waitSeconds?: number) {
    const { name, done, total, durations, wrongAnswers, startedAt } = current()
    const seconds = (performance.now() - startedAt) / 1000
    input.onProgress?.({ phase: name, state, done, total, requests: durations.length, wrong: wrongAnswers.size, seconds, waitSeconds })
  }

  return {
    begin(name: string, total: number) {
      const startedAt = performance.now()
      phases.push({ name, total, done: 0, durations: [], retried: 0, wrong: 0, seconds: 0, startedAt, wrongAnswers: new Set() })
      tell('started')
    },
    step() {
      current().done += 1
      tell('running')
    },
    end(stopped?: string): PhaseSummary {
      const phase = current()
      phase.seconds = (performance.now() - phase.startedAt) / 1000
      phase.wrong = phase.wrongAnswers.size
      phase.stopped = stopped
      tell('ended')
      return summarise(phase)
    },
    answered(milliseconds: number) {
      current().durations.push(milliseconds)
      tell('running')
    },
    retried() {
      current().retried += 1
    },
    waiting(milliseconds: number) {
      tell('waiting', milliseconds / 1000)
    },
    note(text: string) {
      if (!notes.includes(text)) notes.push(text)
    },
    wrong(answer: Answer, verdict: Verdict) {
      const phase = current()
      phase.wrongAnswers.add(answer)
      const key = [phase.name, answer.request.method, answer.status, verdict.rule].join('\n')
      const known = findings.get(key)
      if (known) known.count += 1
      else {
        const got = input.redact(verdict.got ?? describeAnswer(answer))
        const sent = input.redact(describeRequest(answer.request))
        const { rule, expected, reference } = verdict
        findings.set(key, { phase: phase.name, rule, sent, got, expected: input.redact(expected), reference, count: 1 })
      }
    },
    report(): Report {
      const summaries = phases.map((phase) => summarise({ ...phase, wrong: phase.wrongAnswers.size }))
      const sum = (read: (phase: PhaseSummary) => number) => summaries.reduce((total, phase) => total + read(phase), 0)
      const wrong = sum((phase) => phase.wrong)
      const ok = wrong === 0 && findings.size === 0 && summaries.every((phase) => phase.stopped === undefined)
      return {
        phases: summaries,
        findings: [...findings.values()],
        notes: [...notes],
        requests: sum((phase) => phase.requests),
        wrong,
        retried: sum((phase) => phase.retried),
        ok,
      }
    },
  }
}
