import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../api.ts'

/** A kept picture, small; it opens large. */
export function Photo({ id, about }: { id: number; about: string }): ReactNode {
  const photo = useQuery(api.receiving.photo.queryOptions({ input: { photoId: id }, staleTime: Infinity }))
  if (photo.isError) return <span className="soft small">The picture is gone.</span>
  if (!photo.data) return <span className="photo" aria-busy="true" />
  const source = `data:${photo.data.type};base64,${photo.data.content}`
  return (
    <details className="photo">
      <summary>
        <img src={source} alt={about} />
      </summary>
    </details>
  )
}
