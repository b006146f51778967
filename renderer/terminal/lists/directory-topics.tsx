// 公开目录 by heading (主题): each with how many documents stand under it; made from the documents themselves, so it is never out of date.
import { useTranslation } from 'react-i18next'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { CardButton } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { useGeneration } from '../state/host-state.ts'
import { goTo } from '../state/way.ts'

export function DirectoryTopics() {
  const { t } = useTranslation()
  const { loaded, retry } = useLoad('directory', useGeneration(), () => call(terminalApi.directory, {}))
  switch (loaded.state) {
    case 'waiting':
      return <Waiting what={t('common:looking')} />
    case 'failed':
      return <FailureNote failure={loaded.failure} retry={retry} />
    case 'ready':
      return (
        <>
          <p className="soft">{t('terminal:list.topics', { count: loaded.value.topics.length })}</p>
          <ul className="plain-list topics">
            {loaded.value.topics.map(({ topic, documents }) => (
              <li key={topic} data-keep="">
                <CardButton look="topic" testId="topic" onPress={() => goTo({ name: 'topic', topic })}>
                  <span lang="zh-CN">{topic}</span>
                  <span className="topic-count">{t('terminal:list.pieces', { count: documents })}</span>
                </CardButton>
              </li>
            ))}
          </ul>
        </>
      )
  }
}
