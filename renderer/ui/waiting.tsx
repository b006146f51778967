// What is being done, once a wait is long enough to be noticed.
import { useEffect, useState } from 'react'

const NOTICED_MS = 300

export function Waiting({ what }: { what: string }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), NOTICED_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="waiting" role="status">
      {shown ? what : ''}
    </p>
  )
}
